import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "#scripts/launcher/project-root.ts";

const checks: { name: string; command: string[] }[] = [
  { name: "lint", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "dead code", command: ["knip"] },
  { name: "documents", command: ["node", "scripts/check-documents.ts"] },
];
const suites = ["unit", "integration", "functions", "e2e"];

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});
type Tally = { passed: number; failed: number; skipped: number };

function runBinary([name = "", ...args]: string[]): Promise<number> {
  const binary = name === "node" ? process.execPath : join(projectRoot, "node_modules/.bin", name);
  const child = spawn(binary, args, { cwd: projectRoot, stdio: "inherit" });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

async function runSuite(project: string, folder: string): Promise<Tally> {
  const outputFile = join(folder, `${project}.json`);
  const code = await runBinary([
    "vitest",
    "run",
    ...["--project", project, "--reporter", "default", "--reporter", "json", "--outputFile.json", outputFile],
  ]);
  const text = await readFile(outputFile, "utf8").catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const report = reportSchema.parse(JSON.parse(text));
  // A file that could not even be loaded, or an error outside of any test, fails the suite without failing a test.
  const failed = report.numFailedTests || (code === 0 ? 0 : Math.max(1, report.numFailedTestSuites));
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

/** Lint, types, dead code, documents and all tests; the last line says how many passed. `npm test -- unit` runs one suite. */
export async function run(args: string[]): Promise<number> {
  const wanted = args.length > 0 ? args : [...checks.map((check) => check.name), ...suites];
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, command } of checks.filter((check) => wanted.includes(check.name))) {
    process.stdout.write(`\n— ${name}\n`);
    if ((await runBinary(command)) === 0) total.passed += 1;
    else total.failed += 1;
  }
  const folder = await mkdtemp(join(tmpdir(), "pitchquest-test-"));
  try {
    for (const suite of suites.filter((name) => wanted.includes(name))) {
      process.stdout.write(`\n— ${suite} tests\n`);
      const tally = await runSuite(suite, folder);
      total.passed += tally.passed;
      total.failed += tally.failed;
      total.skipped += tally.skipped;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}\n`,
  );
  return total.failed === 0 ? 0 : 1;
}
