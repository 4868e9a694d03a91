import { describe, expect, it } from "vitest";
import { keepBriefly } from "#lib/http/keep-briefly.ts";

const ages = { freshMilliseconds: 500, usableMilliseconds: 2000 };

describe("keepBriefly", () => {
  it("reads once for all who ask in time, anew behind the answer a little later, and before it after that", async () => {
    let [readings, time] = [0, 1000];
    const read = async () => {
      readings += 1;
      return readings;
    };
    const ask = keepBriefly(read, ages, () => time);
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    time = 1499;
    expect(await ask()).toBe(1);
    expect(readings).toBe(1);
    time = 1500;
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(readings).toBe(2);
    expect(await ask()).toBe(2);
    time = 3500;
    expect(await ask()).toBe(3);
  });

  it("keeps no failure", async () => {
    let [readings, time] = [0, 0];
    const read = async () => {
      readings += 1;
      if (readings !== 2) throw new Error("away");
      return readings;
    };
    const ask = keepBriefly(read, ages, () => time);
    await expect(Promise.all([ask(), ask()])).rejects.toThrow("away");
    expect(readings).toBe(1);
    expect(await ask()).toBe(2);
    time = 600;
    expect(await ask()).toBe(2);
    expect(readings).toBe(3);
  });
});
