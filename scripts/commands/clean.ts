import { rm } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#scripts/launcher/project-root.ts";
import { lockStateDirectory, stateDirectory } from "#scripts/launcher/state-directory.ts";

/** Removes what is built and, with `--data`, everything that PitchQuest keeps on this machine. */
export async function run(args: string[]): Promise<void> {
  await rm(join(projectRoot, ".next"), { recursive: true, force: true });
  process.stdout.write("Removed the built pages.\n");
  const home = stateDirectory();
  if (!args.includes("--data")) {
    process.stdout.write(
      `Videos and results in ${home} are untouched; "npm run clean -- --data" removes them too.\n`,
    );
    return;
  }
  await lockStateDirectory(home);
  await rm(home, { recursive: true, force: true });
  process.stdout.write(`Removed ${home} with all videos and results.\n`);
}
