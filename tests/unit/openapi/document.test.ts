import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { getDocument } from "#lib/openapi/get-document.ts";

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  responses: Record<string, { content?: Record<string, { schema: unknown; example?: unknown }> }>;
  requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown> } }> };
};

let paths: Record<string, Record<string, Operation>>;
beforeAll(async () => {
  paths = (await getDocument()).paths as typeof paths;
});
const listed = () =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );

/** What the files say they export, read as text: another way than that of the document itself. */
function listServed(): string[] {
  return globSync("**/route.ts", { cwd: "app" })
    .filter((file) => !file.startsWith("api/inngest/") && !file.includes("[..."))
    .flatMap((file) => {
      const source = readFileSync(join("app", file), "utf8");
      const path = `/${file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;
      const named = [
        ...source.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm),
      ];
      return named.map(([, method]) => `${method} ${path}`);
    });
}

describe("the OpenAPI document", () => {
  it("lists every call that a route file answers, and no other", () => {
    expect(listed().sort()).toEqual(listServed().sort());
  });

  it("names each call once", () => {
    const ids = Object.values(paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(paths["/api/status/{video_id}"]?.get?.operationId).toBe("getApiStatusByVideoId");
  });

  it("tells every answer of a call: the usual, the others, and the errors with their codes", () => {
    const { responses } = paths["/api/results/{video_id}"]?.get ?? {
      responses: {} as Operation["responses"],
    };
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(["200", "202", "401", "404", "422", "429", "500"]),
    );
    const unknown = responses["404"]?.content?.["application/json"]?.schema;
    expect(unknown).toMatchObject({ properties: { code: { enum: ["video_not_found"] } } });
    expect(Object.keys(paths["/health"]?.get?.responses ?? {})).not.toContain("401");
  });

  it("tells what a form takes", () => {
    const form = paths["/api/upload"]?.post?.requestBody?.content["multipart/form-data"];
    expect(form?.schema.properties.file).toMatchObject({ contentMediaType: "application/octet-stream" });
  });
});
