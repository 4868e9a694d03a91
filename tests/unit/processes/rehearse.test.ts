import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { rehearse } from "#scripts/processes/rehearse.ts";

/** Answers every call as `answer` does, and tells what came. */
function listen(answer: RequestListener) {
  const calls: { address: string; cookie: string; port: number }[] = [];
  const listener: RequestListener = (request, response) => {
    calls.push({
      address: request.url ?? "",
      cookie: request.headers.cookie ?? "",
      port: request.socket.localPort ?? 0,
    });
    answer(request, response);
  };
  return { calls, listener };
}

describe("the rehearsal of the pages", () => {
  it("asks for each once, in the session that the first one gave, and leaves no server behind", async () => {
    const { calls, listener } = listen(({ headers }, response) => {
      if (!headers.cookie) response.setHeader("set-cookie", ["a=1; Path=/", "b=2=3; HttpOnly"]);
      response.end("page");
    });
    await rehearse(listener);
    expect(new Set(calls.map(({ address }) => address)).size).toBe(calls.length);
    expect(calls[0]).toMatchObject({ address: "/", cookie: "" });
    expect(calls.slice(1).map(({ cookie }) => cookie)).toEqual(calls.slice(1).map(() => "a=1; b=2=3"));
    await expect(fetch(`http://127.0.0.1:${calls[0]?.port}/`)).rejects.toThrow();
  });

  it("ends with the call that is broken off, and leaves no server behind", async () => {
    const { calls, listener } = listen((request) => request.socket.destroy());
    await expect(rehearse(listener)).rejects.toThrow();
    expect(calls).toHaveLength(1);
    await expect(fetch(`http://127.0.0.1:${calls[0]?.port}/`)).rejects.toThrow();
  });
});
