import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import module from "node:module";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

const sources = ["package-lock.json", "{app,components,inngest,lib,scripts,supabase}/**/*.ts"];

/** Changes with every source. */
function describeSources() {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: root })) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function writeIfAllowed(path, text) {
  try {
    writeFileSync(path, text);
  } catch {
    // Somebody else's folder: the next start tries again.
  }
}

/**
 * Spares every process the stripping of types: a third of a small one's start and memory. After a change of the sources
 * one process does it for all, and is gone before they start.
 */
export function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ||= join(root, "node_modules/.cache/pitchquest");
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  // One for each version of Node and its flags.
  const directory = module.getCompileCacheDir();
  // Not to be written to, or not wanted (NODE_DISABLE_COMPILE_CACHE).
  if (!directory) return;
  const mark = join(directory, "compiled-from");
  const wanted = describeSources();
  if (readIfThere(mark) === wanted) return;
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, "compile-modules.js")], {
    stdio: "ignore",
  });
  if (status === 0) writeIfAllowed(mark, wanted);
}
