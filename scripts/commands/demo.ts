import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyzeFile } from "#scripts/client/analyze-file.ts";
import { connect } from "#scripts/client/connect.ts";
import { describeOutcome, progressLine } from "#scripts/client/print-outcome.ts";
import { projectRoot } from "#scripts/launcher/project-root.ts";
import { startStack, untilStopped } from "#scripts/launcher/start-stack.ts";

/** Brings everything up, analyses the sample pitch the way a browser would, and goes on serving (`--once`: ends). */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { once: { type: "boolean", default: false } } });
  const stack = await startStack({ mode: "production" });
  const stopped = untilStopped(stack);
  try {
    const sample = join(projectRoot, "public/sample/sample-pitch.mp4");
    const outcome = await analyzeFile(await connect(stack), sample, progressLine("Sample pitch"));
    process.stdout.write(
      `\n${describeOutcome(outcome)}\n\nResults: ${stack.url}/videos/${outcome.video_id}\n`,
    );
  } catch (error) {
    await stack.stop();
    throw error;
  }
  if (values.once) {
    await stack.stop();
    return 0;
  }
  process.stdout.write(`PitchQuest goes on serving at ${stack.url}. Ctrl-C ends it.\n`);
  await stopped;
  return 0;
}
