import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/launcher/project-root.ts";
import { stateDirectory } from "#scripts/launcher/state-directory.ts";

/** A process that only serves the functions, for as many machines as wanted. The environment names Supabase and Inngest. */
export async function run(): Promise<void> {
  const file = join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  process.env.PITCHQUEST_HOME ||= stateDirectory();
  process.env.PITCHQUEST_ROOT ||= projectRoot;
  await import("#scripts/processes/worker.ts");
}
