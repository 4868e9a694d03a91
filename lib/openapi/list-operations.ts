import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Handler } from "#lib/http/declaration.ts";
import { toPattern } from "#lib/metrics/route-patterns.ts";
import { methods, type Operation } from "./operation.ts";

/** Spoken by the workflow engine alone. */
const notOurs = new Set(["/api/inngest"]);

const isHandler = (value: unknown): value is Handler => typeof value === "function" && "declaration" in value;

/**
 * Every call that the route files below `appDirectory` answer, in the order of their addresses. The files themselves
 * are asked, so nothing can be served and not be listed.
 * @throws Error where a file answers a call without declaring it
 */
export async function listOperations(appDirectory: string): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const file of globSync("**/route.ts", { cwd: appDirectory }).sort()) {
    const path = toPattern(file);
    if (path === null || path.includes("...") || notOurs.has(path)) continue;
    const address = pathToFileURL(join(appDirectory, file)).href;
    const module: Record<string, unknown> = await import(
      /* turbopackIgnore: true */ /* @vite-ignore */ address
    );
    for (const method of methods) {
      const handler = module[method];
      if (handler === undefined) continue;
      if (!isHandler(handler)) throw new Error(`${method} of ${file} does not declare what it does.`);
      operations.push({ method, path, handler });
    }
  }
  return operations;
}
