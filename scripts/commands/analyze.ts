import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type AnalysisOutcome, analyzeFile } from "#scripts/client/analyze-file.ts";
import { connect } from "#scripts/client/connect.ts";
import { describeOutcome, progressLine } from "#scripts/client/print-outcome.ts";
import { startStack } from "#scripts/launcher/start-stack.ts";

type Row = { file: string; outcome: AnalysisOutcome } | { file: string; error: string };

/** Analyses files and prints a table, or JSON with `--json`. Status 0 only if all of them could be analysed. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  if (positionals.length === 0) throw new Error("Name at least one file: npm run analyze -- pitch.mp4");
  const stack = await startStack({ mode: "production" });
  const rows: Row[] = [];
  try {
    const server = await connect(stack);
    for (const file of positionals) {
      const onProgress = values.json ? () => undefined : progressLine(file);
      try {
        rows.push({ file, outcome: await analyzeFile(server, resolve(file), onProgress) });
      } catch (error) {
        rows.push({ file, error: (error as Error).message });
      }
    }
  } finally {
    await stack.stop();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const row of rows)
      process.stdout.write(
        `\n${row.file}\n${"outcome" in row ? describeOutcome(row.outcome) : `  ${row.error}`}\n`,
      );
  return rows.every((row) => "outcome" in row) ? 0 : 1;
}
