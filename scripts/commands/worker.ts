import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "#scripts/launcher/check-environment.ts";
import { projectRoot } from "#scripts/launcher/project-root.ts";
import { stateDirectory } from "#scripts/launcher/state-directory.ts";

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * A process that only serves the functions, for as many machines as wanted. The environment names Supabase and Inngest.
 * @throws Error in words where something of it is missing
 */
export async function run(): Promise<void> {
  const given = process.env.PORT;
  const file = join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const { env } = process;
  env.PITCHQUEST_HOME ||= stateDirectory();
  env.PITCHQUEST_ROOT ||= projectRoot;
  // PORT in `.env` is that of the pages.
  env.PORT = env.WORKER_PORT || given || "3100";
  checkEnvironment(env, env.PITCHQUEST_HOME);
  if (!env.INNGEST_DEV && !env.INNGEST_SIGNING_KEY)
    throw new Error(
      "The configuration is not usable.\n  INNGEST_DEV: names the embedded Inngest (http://127.0.0.1:8288), or INNGEST_SIGNING_KEY the real one",
    );
  if (!env.INNGEST_SIGNING_KEY && !loopback.has(env.HOST || "127.0.0.1"))
    throw new Error(
      `The configuration is not usable.\n  HOST: beyond loopback (${env.HOST}) calls must be signed; set INNGEST_SIGNING_KEY`,
    );
  await import("#scripts/processes/worker.ts");
}
