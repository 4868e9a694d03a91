// Compiles all that a running PitchQuest loads, for the compile cache of this process to keep; runs none of it.
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What is not imported by name from somewhere else. */
const entries = [
  "app/**/route.ts",
  "components/printed-report/print-task.ts",
  "inngest/local/main.ts",
  "lib/{media,videos}/tasks/*.ts",
  "scripts/commands/{analyze,demo,start,worker}.ts",
  "scripts/launcher/{compile-early,follow-parent}.ts",
  "scripts/processes/{web,worker}.ts",
  "supabase/local/main.ts",
];

const stop = "data:text/javascript,throw null";
const root = resolve(import.meta.dirname, "../..");
const addresses = globSync(entries, { cwd: root }).map((file) => pathToFileURL(resolve(root, file)).href);
const all = [stop, ...addresses].map((address) => `import ${JSON.stringify(address)};`).join("");

// Everything is compiled before anything runs, and the first to run breaks off.
await import(`data:text/javascript,${encodeURIComponent(all)}`).catch((reason) => {
  if (reason !== null) throw reason;
});
