import { cachedDataVersionTag } from "node:v8";
import { expect, it } from "vitest";
import { withHeapRoom } from "#lib/http/with-heap-room.ts";

it("changes how V8 reckons until the last of several works has ended, whatever ends it", async () => {
  // It tells one set of V8's flags from another.
  const before = cachedDataVersionTag();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const works = [withHeapRoom(() => first.promise), withHeapRoom(() => second.promise)];
  const during = cachedDataVersionTag();
  expect(during).not.toBe(before);
  first.resolve();
  await works[0];
  expect(cachedDataVersionTag()).toBe(during);
  second.reject(new Error("broke off"));
  await expect(works[1]).rejects.toThrow("broke off");
  expect(cachedDataVersionTag()).toBe(before);
});
