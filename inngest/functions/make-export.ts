import { cutExport } from "#lib/exports/cut-export.ts";
import { saveExport, writeFiles } from "#lib/exports/write-files.ts";
import { jobFunction } from "./job-function.ts";

/** Writes a video, or a part of it, as files for players, editors and tables. */
export const makeExport = jobFunction(
  "export",
  { id: "make-export", name: "Export a video" },
  async ({ db, ref, step, save }) => {
    const cut = await step("cut", (context) => cutExport(db, ref, context));
    const { files } = await step("render", (context) => writeFiles(db, ref, context));
    await save(() => saveExport(db, ref, cut, files));
    return { outputSeconds: cut.outputSeconds, files: files.length };
  },
);
