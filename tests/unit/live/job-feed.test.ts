import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createJobFeed, type JobFeed } from "#lib/live/job-feed.ts";
import type { JobSnapshot } from "#lib/live/job-snapshot.ts";

const snapshot = (version: string): JobSnapshot => ({ version, isFinal: false, json: `"${version}"` });

const warned = vi.hoisted(() => vi.fn());
vi.mock("#lib/log.ts", () => ({ log: { warn: warned } }));

let hint: (jobId: string | null) => void;
let opened: number;
let loads: string[];
let states: Record<string, JobSnapshot | null>;
let feed: JobFeed;

function listen(jobId: string, seen: string | null = null) {
  const heard: string[] = [];
  const stop = feed.watch(jobId, {
    seen,
    onSnapshot: ({ version }) => heard.push(version),
    onGone: () => heard.push("gone"),
  });
  return { heard, stop };
}
const settle = () => vi.advanceTimersByTimeAsync(20);

beforeEach(() => {
  vi.useFakeTimers();
  opened = 0;
  loads = [];
  states = { a: snapshot("a1"), b: snapshot("b1") };
  feed = createJobFeed({
    openHints: (onHint) => {
      opened += 1;
      hint = onHint;
      return async () => {};
    },
    loadSnapshot: async (jobId) => {
      loads.push(jobId);
      const state = states[jobId] ?? null;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return state;
    },
  });
});
afterEach(async () => {
  await feed.close();
  vi.useRealTimers();
});

describe("a feed of jobs", () => {
  it("subscribes once for any number of listeners, and reads a job once for all of them", async () => {
    const listeners = Array.from({ length: 500 }, () => listen("a"));
    await settle();
    expect(opened).toBe(1);
    expect(loads.length).toBeLessThanOrEqual(2);
    states.a = snapshot("a2");
    loads = [];
    hint("a");
    await settle();
    expect(loads).toEqual(["a"]);
    expect(listeners.every(({ heard }) => heard.join() === "a1,a2")).toBe(true);
  });

  it("joins hints that come while a job is being read, and ends with the newest state", async () => {
    const { heard } = listen("a");
    await settle();
    loads = [];
    states.a = snapshot("a2");
    for (let index = 0; index < 100; index += 1) hint("a");
    await vi.advanceTimersByTimeAsync(1);
    states.a = snapshot("a3");
    hint("a");
    await settle();
    expect(loads.length).toBeLessThanOrEqual(3);
    expect(heard.at(-1)).toBe("a3");
  });

  it("sends nothing that a listener has seen, and nothing of jobs it does not watch", async () => {
    const returning = listen("a", "a1");
    const other = listen("b");
    hint("a");
    hint("c");
    await settle();
    expect(returning.heard).toEqual([]);
    expect(other.heard).toEqual(["b1"]);
    expect(loads).not.toContain("c");
  });

  it("reads everything again after an interruption, and by itself when nothing is heard for long", async () => {
    const { heard } = listen("a");
    await settle();
    states.a = snapshot("a2");
    hint(null);
    await settle();
    states.a = snapshot("a3");
    await vi.advanceTimersByTimeAsync(15_000);
    await settle();
    expect(heard).toEqual(["a1", "a2", "a3"]);
  });

  it("tells that a job is gone, and forgets listeners that have left", async () => {
    const gone = listen("a");
    const left = listen("b");
    await settle();
    left.stop();
    states = { b: snapshot("b2") };
    hint("a");
    hint("b");
    await settle();
    expect(gone.heard).toEqual(["a1", "gone"]);
    expect(left.heard).toEqual(["b1"]);
    gone.stop();
    expect(feed.listenerCount()).toBe(0);
  });
});

describe("a feed whose database is away", () => {
  it("tries again until it is back", async () => {
    let away = true;
    const failing = createJobFeed({
      openHints: () => async () => {},
      loadSnapshot: async () => {
        if (away) throw new Error("away");
        return snapshot("a1");
      },
    });
    const heard: string[] = [];
    failing.watch("a", { onSnapshot: ({ version }) => heard.push(version), onGone: () => {} });
    await vi.advanceTimersByTimeAsync(2500);
    expect(heard).toEqual([]);
    expect(warned).toHaveBeenCalledTimes(3);
    away = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toEqual(["a1"]);
    await failing.close();
  });
});
