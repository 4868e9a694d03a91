import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#lib/project-root.ts";
import { buildDocument } from "./build-document.ts";
import type { Examples } from "./describe-operation.ts";
import { listOperations } from "./list-operations.ts";

/** The document of this tree, with examples that `scripts/record-examples.ts` has recorded from real calls. */
export async function getDocument() {
  const recorded = await readFile(join(projectRoot(), "lib/openapi/examples.json"), "utf8");
  const examples = JSON.parse(recorded) as Record<string, Examples>;
  return buildDocument(await listOperations(join(projectRoot(), "app")), examples);
}
