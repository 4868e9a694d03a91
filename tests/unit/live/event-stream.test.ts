import { describe, expect, it, vi } from "vitest";
import { eventStream } from "#lib/live/event-stream.ts";
import type { Listener } from "#lib/live/job-feed.ts";
import type { JobSnapshot } from "#lib/live/job-snapshot.ts";

const state = (version: string, isFinal = false): JobSnapshot => ({
  version,
  isFinal,
  json: `{"v":"${version}"}`,
});

function open(first: JobSnapshot, lastEventId: string | null = null) {
  let listener: Listener | undefined;
  const unwatch = vi.fn();
  const response = eventStream(
    {
      snapshot: first,
      follow: (given) => {
        listener = given;
        return unwatch;
      },
    },
    lastEventId,
  );
  const send = (snapshot: JobSnapshot) => listener?.onSnapshot(snapshot);
  return { response, unwatch, send, listener: () => listener };
}

describe("the events of a job", () => {
  it("are the whole job with an id, and end at a final state", async () => {
    const { response, send, unwatch } = open(state("1"));
    const text = response.text();
    send(state("1"));
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    send(state("2", true));
    expect(await text).toBe('retry: 2000\n\nid: 1\ndata: {"v":"1"}\n\nid: 2\ndata: {"v":"2"}\n\n');
    expect(unwatch).toHaveBeenCalledOnce();
    expect(response.headers.get("cache-control")).toContain("no-transform");
  });

  it("keep only the newest state for a reader that is slow", async () => {
    const { response, send } = open(state("1"));
    for (const version of ["1", "2", "3", "4"]) send(state(version));
    send(state("5", true));
    expect(await response.text()).toBe('retry: 2000\n\nid: 5\ndata: {"v":"5"}\n\n');
  });

  it("hand on what the reader knows already, and stop for good after the final state", () => {
    expect(open(state("1"), "1").listener()?.seen).toBe("1");
    expect(open(state("1", true), "1").response.status).toBe(204);
    expect(open(state("1", true), "0").response.status).toBe(200);
  });

  it("beat every 15 s, and leave nothing behind when the reader goes", async () => {
    vi.useFakeTimers();
    const { response, unwatch } = open(state("1"));
    const reader = response.body?.getReader();
    await reader?.read();
    const next = reader?.read();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(new TextDecoder().decode((await next)?.value)).toBe(": heartbeat\n\n");
    await reader?.cancel();
    expect(unwatch).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
