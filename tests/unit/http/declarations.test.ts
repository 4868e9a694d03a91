import { globSync } from "node:fs";
import { expect, it } from "vitest";
import { commonErrors, type Handler } from "#lib/http/declaration.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const files = globSync("app/**/route.ts").filter((file) => !file.includes("inngest"));
const routes = await Promise.all(
  files.map(async (file) => ({
    file,
    module: (await import(/* @vite-ignore */ `../../../${file}`)) as Record<string, Handler>,
  })),
);
const handlers = routes.flatMap(({ file, module }) =>
  methods.flatMap((method) =>
    module[method] ? [{ name: `${method} ${file}`, handler: module[method] }] : [],
  ),
);

it.each(handlers)("$name says what it is, takes and answers", ({ name, handler }) => {
  const { declaration } = handler;
  expect(declaration.summary.length).toBeGreaterThan(5);
  const names = [...name.matchAll(/\[(\w+)\]/g)].map((match) => match[1]);
  const params = declaration.params as { shape?: Record<string, unknown> } | undefined;
  expect(Object.keys(params?.shape ?? {}).sort()).toEqual(names.sort());
  if (!name.includes("[...path]")) expect(declaration.answer ?? declaration.media).toBeDefined();
});

it("errors are named by stable codes, and none is declared twice", () => {
  for (const { name, handler } of handlers) {
    const codes = Object.values(handler.declaration.errors ?? {}).flat();
    expect(new Set(codes).size, name).toBe(codes.length);
    for (const code of codes) expect(code, name).toMatch(/^[a-z]+(_[a-z]+)+$/);
    const common = Object.values(commonErrors).flat();
    expect(
      codes.filter((code) => common.includes(code)),
      name,
    ).toEqual([]);
  }
});
