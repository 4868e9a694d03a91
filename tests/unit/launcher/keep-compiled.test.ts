import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const run = promisify(execFile);
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
beforeEach(async () => {
  folder = await makeTemporaryDirectory();
});
afterEach(() => folder.remove());

/** What a module says in a process of its own, with the compile cache in the folder of this test. */
async function evaluate(code: string, cache = folder.path): Promise<string> {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, NODE_OPTIONS: "" };
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], { env });
  return stdout.trim();
}

const keep = `
  const { keepCompiled } = await import("./scripts/launcher/keep-compiled.js");
  keepCompiled();
`;
/** Loads the launcher and all routes, and says whether Node had to load what strips types. */
const load = `
  const { createHandlerFinder } = await import("./scripts/processes/find-handler.ts");
  await createHandlerFinder("app");
  await import("./scripts/launcher/start-stack.ts");
  console.log(process.moduleLoadList.some((name) => name.includes("deps/amaro")));
`;
/** The mark lies in the folder of this version of Node. */
const findMark = () => join(folder.path, globSync("*/compiled-from", { cwd: folder.path })[0] ?? "none");

it("spares every later process the stripping of types", async () => {
  await evaluate(keep);
  expect(await evaluate(load)).toBe("false");
});

it("is what spares them", async () => {
  expect(await evaluate(load)).toBe("true");
});

it("compiles once, and again after a change", async () => {
  await evaluate(keep);
  const path = findMark();
  const text = await readFile(path, "utf8");
  const { mtimeMs } = await stat(path);
  await evaluate(keep);
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  await writeFile(path, "other sources");
  await evaluate(keep);
  expect(await readFile(path, "utf8")).toBe(text);
});

it("does without where nothing can be kept", async () => {
  expect(await evaluate(`${keep} console.log("goes on");`, "/dev/null/nowhere")).toBe("goes on");
});
