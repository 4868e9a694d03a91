import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { projectRoot } from "./launcher/project-root.ts";

/**
 * Fails where a document names a path or an npm script that is not there. A path is what stands in backticks or in a
 * link, begins with a folder or file of the project and carries no placeholder.
 */
const { scripts } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const topLevel = new Set(await readdir(projectRoot));
const builtIn = new Set(["ci", "install", "audit"]);

async function listDocuments(): Promise<string[]> {
  const inDocs = await readdir(join(projectRoot, "docs"), { recursive: true });
  return ["README.md", ...inDocs.filter((name) => name.endsWith(".md")).map((name) => join("docs", name))];
}

function listPaths(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  const linked = [...text.matchAll(/\]\(([^)#\s]+)\)/g)].map((match) => match[1] ?? "");
  return [...quoted, ...linked].filter((path) => {
    const [first] = path.replace(/^\.\//, "").split("/");
    return path.includes("/") && first !== undefined && topLevel.has(first) && !/[*<>{}…\s]/.test(path);
  });
}

function listScripts(text: string): string[] {
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  const short = [...text.matchAll(/npm (test|start)\b/g)].map((match) => match[1] ?? "");
  return [...run, ...short].filter((name) => !builtIn.has(name));
}

let faults = 0;
for (const document of await listDocuments()) {
  const text = await readFile(join(projectRoot, document), "utf8");
  const missingPaths = listPaths(text).filter((path) => !existsSync(join(projectRoot, path)));
  const missingScripts = listScripts(text).filter((name) => !(name in scripts));
  for (const name of new Set([...missingPaths, ...missingScripts.map((script) => `npm run ${script}`)])) {
    faults += 1;
    console.error(`${relative(projectRoot, join(projectRoot, document))} names ${name}, which is not there.`);
  }
}
process.exitCode = faults === 0 ? 0 : 1;
