import { describe, expect, it } from "vitest";
import { countAhead } from "#lib/http/count-ahead.ts";

/** A counter whose answers come when they are let out. */
function makeCounter(start: number) {
  const waiting: (() => void)[] = [];
  let hits = start;
  const count = () =>
    new Promise<{ hits: number; resetsInSeconds: number }>((resolve) => {
      waiting.push(() => {
        hits += 1;
        resolve({ hits, resetsInSeconds: 30 });
      });
    });
  const release = async () => {
    for (const answer of waiting.splice(0)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { count, release, total: () => hits };
}

describe("countAhead", () => {
  it("waits for the first count, then tells at once while it goes on counting", async () => {
    const { count, release, total } = makeCounter(0);
    const hit = countAhead(count, () => 0);
    const first = hit("a", 5000);
    await release();
    expect(await first).toEqual({ hits: 1, resetsInSeconds: 30 });
    expect(await hit("a", 5000)).toEqual({ hits: 2, resetsInSeconds: 30 });
    expect(await hit("a", 5000)).toMatchObject({ hits: 3 });
    await release();
    expect(total()).toBe(3);
  });

  it.each([
    ["near its limit", 4100, 5000],
    ["where the limit is small", 0, 100],
  ])("waits for every count %s", async (_where, start, limit) => {
    const { count, release } = makeCounter(start);
    const hit = countAhead(count, () => 0);
    for (const expected of [start + 1, start + 2]) {
      let isTold = false;
      const telling = hit("a", limit).then((state) => {
        isTold = true;
        return state;
      });
      await new Promise((resolve) => setImmediate(resolve));
      expect(isTold).toBe(false);
      await release();
      expect((await telling).hits).toBe(expected);
    }
  });

  it("waits again once the window has ended", async () => {
    const { count, release } = makeCounter(0);
    let time = 0;
    const hit = countAhead(count, () => time);
    const first = hit("a", 5000);
    await release();
    await first;
    time = 30_000;
    const next = hit("a", 5000);
    await release();
    expect((await next).hits).toBe(2);
  });

  it("lets a call go on whose count fails far below the limit", async () => {
    let isDown = false;
    const hit = countAhead(
      async () => {
        if (isDown) throw new Error("down");
        return { hits: 1, resetsInSeconds: 30 };
      },
      () => 0,
    );
    await hit("a", 5000);
    isDown = true;
    expect((await hit("a", 5000)).hits).toBe(2);
    await expect(hit("b", 5000)).rejects.toThrow("down");
  });
});
