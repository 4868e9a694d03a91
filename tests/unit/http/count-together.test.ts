import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { countTogether } from "#lib/http/count-together.ts";

it("counts every hit once, in as few statements as there are round trips", async () => {
  const totals = new Map<string, number>();
  let statements = 0;
  const hit = countTogether(async (key, count) => {
    statements += 1;
    await sleep(10);
    const total = (totals.get(key) ?? 0) + count;
    totals.set(key, total);
    return total;
  });
  const first = hit("a");
  await sleep(1);
  const rest = await Promise.all([first, ...Array.from({ length: 99 }, () => hit("a")), hit("b")]);
  expect(totals).toEqual(
    new Map([
      ["a", 100],
      ["b", 1],
    ]),
  );
  expect(statements).toBe(3);
  const ordinals = rest.slice(0, 100).map(({ result, place, count }) => result - count + place);
  expect(ordinals).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

it("tells everybody of a statement that failed, and counts on with the next", async () => {
  let isDown = true;
  const hit = countTogether(async (_key, count) => {
    if (isDown) throw new Error("down");
    return count;
  });
  const outcomes = await Promise.allSettled([hit("a"), hit("a")]);
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  isDown = false;
  expect(await hit("a")).toEqual({ result: 1, place: 1, count: 1 });
});
