import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { clientAddress } from "#lib/http/client-address.ts";
import { parseInput, readQuery, readText } from "#lib/http/read-input.ts";
import { explain } from "#lib/http/receive-file.ts";

describe("a query", () => {
  it("is a list where a name is given several times, and never more than text", () => {
    const url = new URL("http://x/?status=queued&status=running&limit=1&__proto__=2");
    const query = readQuery(url);
    expect(query).toMatchObject({ status: ["queued", "running"], limit: "1" });
    expect(Object.getPrototypeOf(query)).toBe(Object.prototype);
  });

  it("is refused with the name of what is wrong", () => {
    const schema = z.object({ limit: z.coerce.number().int().max(5) });
    expect(() => parseInput(schema, { limit: "NaN" }, "invalid_query")).toThrow(/limit/);
    expect(() => parseInput(schema, { limit: "1e99" }, "invalid_query")).toThrow(/limit/);
  });
});

it("a body larger than 4 MB is refused while it is read", async () => {
  const body = "x".repeat(4 * 1024 * 1024 + 1);
  const request = new Request("http://x", { method: "POST", body });
  await expect(readText(request)).rejects.toMatchObject({ code: "body_too_large", httpStatus: 413 });
});

it("tells a full disk from an upload that broke off", async () => {
  const full = await writeFile("/dev/full", "x").catch((error: unknown) => error);
  expect(explain(full)).toMatchObject({ code: "disk_full", httpStatus: 507 });
  expect(explain(new Error("aborted"))).toMatchObject({ code: "upload_interrupted", httpStatus: 400 });
});

it("takes the address that our own proxy added, not the one a caller claims", () => {
  const headers = { "x-forwarded-for": "1.2.3.4, 10.0.0.7" };
  expect(clientAddress(new Request("http://x", { headers }))).toBe("ip:10.0.0.7");
});
