import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refusePlainly } from "#lib/http/plain-refusals.ts";

const server = createServer((request, response) => {
  if (refusePlainly(request, response)) return;
  response.statusCode = request.method === "GET" ? 200 : 405;
  response.flushHeaders();
  response.end(request.method === "GET" ? "fine" : undefined);
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it("gives words to a method that an address does not take", async () => {
  const response = await fetch(`${url}/a?b=c`, { method: "DELETE" });
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toMatchObject({ code: "method_not_allowed", status_code: 405, path: "/a" });
});

it.each(["/%", "/%00", "/%E0%A4%A"])("refuses %s, which cannot be read", async (path) => {
  const response = await fetch(url + path);
  expect([response.status, (await response.json()).code]).toEqual([400, "invalid_address"]);
});

it("leaves everything else alone", async () => {
  expect(await (await fetch(`${url}/%20ok`)).text()).toBe("fine");
});
