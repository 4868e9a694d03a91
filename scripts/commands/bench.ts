import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "#scripts/launcher/project-root.ts";

/** Measures accuracy and speed: `npm run bench -- [name…]`; one JSON line a figure. */
export function run(args: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, "bench/run.ts"), ...args], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
