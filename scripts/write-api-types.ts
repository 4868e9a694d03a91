import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument } from "#lib/openapi/get-document.ts";
import { projectRoot } from "./launcher/project-root.ts";

/**
 * Writes the types of the typed client out of the OpenAPI document. The generator needs the programming interface of
 * TypeScript 5, which 7 no longer has, so it is fetched for this run alone.
 */
const folder = await mkdtemp(join(tmpdir(), "pitchquest-api-"));
try {
  const document = join(folder, "openapi.json");
  await writeFile(document, JSON.stringify(await getDocument()));
  const output = join(projectRoot, "tests/fixtures/api-types.ts");
  const packages = ["openapi-typescript@7.13.0", "typescript@5.9.3"].flatMap((name) => ["--package", name]);
  const command = ["--yes", ...packages, "--", "openapi-typescript", document, "--output", output];
  const { status, stderr } = spawnSync("npx", command, { cwd: folder });
  if (status !== 0) throw new Error(String(stderr));
} finally {
  await rm(folder, { recursive: true, force: true });
}
