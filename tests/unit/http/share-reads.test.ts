import { expect, it } from "vitest";
import { shareReads } from "#lib/http/share-reads.ts";

function open() {
  const begun: { key: string; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const read = shareReads(
    (key: string) => new Promise<string>((end, fail) => begun.push({ key, end, fail })),
    (key) => key,
  );
  return { begun, read };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

it("reads once for all who ask while a reading is under way, and not before they asked", async () => {
  const { begun, read } = open();
  const first = read("a");
  const others = Array.from({ length: 50 }, () => read("a"));
  const elsewhere = read("b");
  expect(begun.map(({ key }) => key)).toEqual(["a", "b"]);
  begun[0]?.end("old");
  begun[1]?.end("other");
  expect(await first).toBe("old");
  expect(await elsewhere).toBe("other");
  await settle();
  expect(begun).toHaveLength(3);
  begun[2]?.end("new");
  expect(new Set(await Promise.all(others))).toEqual(new Set(["new"]));
});

it("lets a failure reach only those whose reading failed", async () => {
  const { begun, read } = open();
  const first = read("a");
  const second = read("a");
  begun[0]?.fail(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await settle();
  begun[1]?.end("back");
  expect(await second).toBe("back");
  const third = read("a");
  begun[2]?.end("again");
  expect(await third).toBe("again");
});
