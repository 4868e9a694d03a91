import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compileEarly } from "#scripts/launcher/compile-early.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let build: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(build.path, name);

beforeAll(async () => {
  build = await makeTemporaryDirectory();
});
afterAll(() => build.remove());

it("marks the scripts of every page once, however often it runs, and no other", async () => {
  await mkdir(at("static/chunks"), { recursive: true });
  await writeFile(at("static/chunks/main.js"), "start();");
  await writeFile(at("static/chunks/charts.js"), "draw();");
  await writeFile(at("build-manifest.json"), JSON.stringify({ rootMainFiles: ["static/chunks/main.js"] }));
  await compileEarly({ distDir: build.path });
  await compileEarly({ distDir: build.path });
  expect(await readFile(at("static/chunks/main.js"), "utf8")).toBe("//# allFunctionsCalledOnLoad\nstart();");
  expect(await readFile(at("static/chunks/charts.js"), "utf8")).toBe("draw();");
});
