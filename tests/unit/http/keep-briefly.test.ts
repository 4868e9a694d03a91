import { describe, expect, it } from "vitest";
import { keepBriefly } from "#lib/http/keep-briefly.ts";

describe("keepBriefly", () => {
  it("reads once for all who ask in time, and again for who asks later", async () => {
    let [readings, time] = [0, 1000];
    const ask = keepBriefly(
      async () => {
        readings += 1;
        return readings;
      },
      500,
      () => time,
    );
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    time = 1499;
    expect(await ask()).toBe(1);
    time = 1500;
    expect(await ask()).toBe(2);
  });

  it("keeps no failure", async () => {
    let readings = 0;
    const ask = keepBriefly(
      async () => {
        readings += 1;
        if (readings === 1) throw new Error("away");
        return readings;
      },
      500,
      () => 0,
    );
    await expect(Promise.all([ask(), ask()])).rejects.toThrow("away");
    expect(readings).toBe(1);
    expect(await ask()).toBe(2);
  });
});
