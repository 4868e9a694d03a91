import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openBody } from "#lib/http/open-body.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A body that goes on for as long as it is told to. */
function makeBody() {
  let send: (bytes: Uint8Array<ArrayBuffer>) => void = () => undefined;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      send = (bytes) => controller.enqueue(bytes);
    },
  });
  const body = openBody(source);
  const failed = new Promise((resolve) => body.once("error", resolve));
  return { send: () => send(new Uint8Array(10)), body, failed };
}

describe("a body", () => {
  it("whose sender falls silent for half a minute is given up, with what to do", async () => {
    const { body, failed } = makeBody();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(body.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await expect(failed).resolves.toMatchObject({
      code: "upload_stalled",
      httpStatus: 408,
      message: expect.stringContaining("Send it again"),
    });
  });

  it("may be slow, as long as something comes", async () => {
    const { body, send } = makeBody();
    for (let piece = 0; piece < 5; piece += 1) {
      await vi.advanceTimersByTimeAsync(20_000);
      send();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(body.destroyed).toBe(false);
    body.destroy();
  });
});
