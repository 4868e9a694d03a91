import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

const sources = [
  "app",
  "components",
  "lib",
  "inngest/client.ts",
  "inngest/events.ts",
  "inngest/functions",
  "proxy.ts",
  "scripts/launcher/compile-early.ts",
  "next.config.js",
  "package-lock.json",
  "tsconfig.json",
];

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(join(projectRoot, path), { recursive: true, withFileTypes: true }).catch(
    () => null,
  );
  if (entries === null) return [join(projectRoot, path)];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(sources.map(listFiles))).flat().sort()) {
    hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** Builds the pages, unless what is built is what the sources say. @throws Error with the build's own output */
export async function buildPages(env: NodeJS.ProcessEnv): Promise<void> {
  const mark = join(projectRoot, ".next/built-from");
  const wanted = await fingerprint();
  if ((await readFile(mark, "utf8").catch(() => "")) === wanted) return;
  process.stderr.write("Building the pages (once; under a minute) …\n");
  const next = join(projectRoot, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectRoot,
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
  await writeFile(mark, wanted);
}
