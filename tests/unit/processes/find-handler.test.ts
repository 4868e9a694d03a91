import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { POST } from "#app/api/videos/sample/route.ts";
import { DELETE } from "#app/projects/[project_id]/music/[asset_id]/route.ts";
import { createHandlerFinder } from "#scripts/processes/find-handler.ts";

const find = await createHandlerFinder(resolve("app"));

describe("a handler is found", () => {
  it("by the words of its address before its parameters, which are decoded", async () => {
    expect(find("POST", "/api/videos/sample")?.handler).toBe(POST);
    const found = find("DELETE", "/projects/my%20talks/music/42");
    expect(found?.handler).toBe(DELETE);
    expect(await found?.context.params).toEqual({ project_id: "my talks", asset_id: "42" });
  });

  it.each([
    ["GET", "/"],
    ["GET", "/videos"],
    ["GET", "/docs"],
    ["GET", "/openapi.json"],
    ["POST", "/api/inngest"],
    ["GET", "/api/nothing"],
    ["PUT", "/api/upload"],
    ["HEAD", "/health"],
    ["OPTIONS", "/api/upload"],
    ["GET", "/health/"],
    ["GET", "//health"],
    ["GET", "/api/status/"],
  ])("not for %s %s, which the pages' server answers", (method, path) => {
    expect(find(method, path)).toBeNull();
  });
});
