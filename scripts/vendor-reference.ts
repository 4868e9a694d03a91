import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./launcher/project-root.ts";

/**
 * Fetches from npm the two programs that show the interface at /docs and /redoc, one file each. They are kept in the
 * tree: as dependencies they would bring some 380 packages and 370 MB, of which only these files are used.
 */
const bundles = [
  {
    name: "@scalar/api-reference",
    version: "1.72.1",
    file: "package/dist/browser/standalone.js",
    to: "scalar.js",
    sha512: "XpEJ0rfc/cXbCrR+iC4kK0o/WwX2dTtGQbT049OlPKAHD6IMIFdTeGz2r+M27P2EDWKyUITRm/NzlP8z2pw/Ow==",
  },
  {
    name: "redoc",
    version: "2.5.4",
    file: "package/bundles/redoc.standalone.js",
    to: "redoc.js",
    sha512: "M6jWhG1qoBnH6TFmzJnstyCZ87HmOY/UzDm78mHiYihEdlV/YcS9ogOo1NlElnJMeLsyxHFe2yFc4sNjHTrABQ==",
  },
];

function run(command: string, args: string[], cwd: string): Buffer {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  return stdout;
}

for (const { name, version, file, to, sha512 } of bundles) {
  const folder = await mkdtemp(join(tmpdir(), "pitchquest-vendor-"));
  try {
    const [pack] = JSON.parse(String(run("npm", ["pack", "--json", `${name}@${version}`], folder)));
    const archive = await readFile(join(folder, pack.filename));
    const digest = createHash("sha512").update(archive).digest("base64");
    if (digest !== sha512) throw new Error(`${name}@${version} is not what it was: sha512 ${digest}`);
    const text = String(run("tar", ["xzOf", pack.filename, file], folder));
    const head = `/*! ${name} ${version}, MIT licence; kept here by scripts/vendor-reference.ts */\n`;
    await writeFile(
      join(projectRoot, "public/reference", to),
      head + text.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n"),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
