import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postMessage } from "#lib/webhooks/post-message.ts";

let server: Server;
let port: number;
const heard: string[] = [];
const message = { headers: { "content-type": "application/json" }, body: '{"a":1}' };
const loopback = ["127.0.0.1", "::1"];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    if (request.url === "/moved")
      response.writeHead(302, { location: `http://127.0.0.1:${port}/target` }).end();
    else if (request.url === "/busy") response.writeHead(503, { "retry-after": "90" }).end();
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const post = (url: string, allowed: string[] = []) => postMessage(url, message, allowed);

describe("a message", () => {
  it("reaches this machine only where that is allowed", async () => {
    expect(await post(`http://127.0.0.1:${port}/in`, loopback)).toMatchObject({ status: 204, error: null });
    heard.length = 0;
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "2130706433",
      "0x7f.1",
      "0.0.0.0",
    ]) {
      expect(await post(`http://${host}:${port}/in`), host).toMatchObject({ status: null });
    }
    expect(heard).toEqual([]);
  });

  it.each(["169.254.169.254", "10.0.0.1", "192.168.0.1", "100.64.0.1", "[fe80::1]", "[fd00:ec2::254]"])(
    "never reaches %s, also where this machine is allowed",
    async (host) => {
      expect(await post(`http://${host}/latest/meta-data`, loopback)).toEqual({
        status: null,
        error: "The address is not a public one, so nothing was sent.",
        retryAfterSeconds: null,
      });
    },
  );

  it("does not follow a redirection", async () => {
    heard.length = 0;
    expect(await post(`http://127.0.0.1:${port}/moved`, loopback)).toMatchObject({ status: 302 });
    expect(heard).toEqual(["POST /moved"]);
  });

  it("tells how long the other side wants to be left alone, and that nobody is there", async () => {
    expect(await post(`http://127.0.0.1:${port}/busy`, loopback)).toMatchObject({ retryAfterSeconds: 90 });
    expect(await post("http://127.0.0.1:1/", loopback)).toMatchObject({
      status: null,
      error: "The connection failed (ECONNREFUSED).",
    });
  });
});
