import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Handler, RouteContext } from "#lib/http/declaration.ts";
import { toPattern } from "#lib/metrics/route-patterns.ts";

type Module = Partial<Record<string, Handler>>;
type Params = Record<string, string>;
type Found = { handler: Handler; context: RouteContext };

/** What only the pages' server can do: a policy for a page, an answer made while building, its own kind of request. */
const leftToPages = new Set(["/docs", "/redoc", "/openapi.json", "/api/inngest", "/api/{...path}"]);

/** Reads the parameters of a path that fits the pattern. */
function createMatcher(pattern: string): (path: string[]) => Params | null {
  const parts = pattern.split("/");
  return (path) => {
    if (path.length !== parts.length) return null;
    const params: Params = {};
    for (const [index, part] of parts.entries()) {
      const value = path[index] ?? "";
      if (part.startsWith("{") && value !== "") params[part.slice(1, -1)] = decodeURIComponent(value);
      else if (part !== value) return null;
    }
    return params;
  };
}

/**
 * Loads the route handlers below `app` and answers a function that finds the one for a call, literal addresses first. Null
 * leaves the call to the pages' server, which knows all of them too.
 */
export async function createHandlerFinder(
  app: string,
): Promise<(method: string, path: string) => Found | null> {
  const routes = await Promise.all(
    globSync("**/route.ts", { cwd: app })
      .map((file) => ({ file, pattern: toPattern(file) ?? "" }))
      .filter(({ pattern }) => !leftToPages.has(pattern))
      .sort((a, b) => a.pattern.split("{").length - b.pattern.split("{").length)
      .map(async ({ file, pattern }) => ({
        match: createMatcher(pattern),
        module: (await import(pathToFileURL(join(app, file)).href)) as Module,
      })),
  );
  return (method, path) => {
    const parts = path.split("/");
    for (const { match, module } of routes) {
      const params = match(parts);
      if (!params) continue;
      const handler = module[method];
      return handler ? { handler, context: { params: Promise.resolve(params) } } : null;
    }
    return null;
  };
}
