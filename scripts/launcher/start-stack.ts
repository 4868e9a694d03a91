import { existsSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import { parseEnv } from "#lib/env.ts";
import { findCollector } from "#lib/garbage-collector.ts";
import { applyMigrations } from "#supabase/local/bootstrap/apply-migrations.ts";
import { bootstrapDatabase } from "#supabase/local/bootstrap/bootstrap-database.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { buildPages } from "./build.ts";
import { checkEnvironment } from "./check-environment.ts";
import { superviseDatabase } from "./database.ts";
import { planEmbeddedInngest } from "./embedded-inngest.ts";
import { ensureLocalUser } from "./local-user.ts";
import { openLog } from "./open-log.ts";
import { projectRoot } from "./project-root.ts";
import { lockStateDirectory, stateDirectory } from "./state-directory.ts";
import { type ChildSpec, type Supervised, supervise } from "./supervise.ts";

export type Stack = {
  url: string;
  env: NodeJS.ProcessEnv;
  home: string;
  logPath: string | null;
  stop: () => Promise<void>;
};

const loopback = "127.0.0.1";
/**
 * All parts answer small requests: a small young generation keeps them small. One helper of the collector and the
 * compiler: where processors are few, a part that waits for four of them waits for its turn four times.
 */
const lean = ["--max-semi-space-size=4", "--v8-pool-size=1"];
/** Whoever waits for a page would wait for a collection that only makes an idle process smaller. */
const prompt = [...lean, "--no-memory-reducer"];
/** One pool of memory for all threads of a part: with one a thread, what a thread gives back stays resident. */
const leanThreads = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072" };

/** Ports of the parts; PORT is the pages', the others follow the conventions of what they stand in for. */
function ports(env: NodeJS.ProcessEnv) {
  return {
    web: Number(env.PORT || 3000),
    supabase: Number(env.SUPABASE_PORT || 54321),
    inngest: Number(env.INNGEST_PORT || 8288),
    worker: Number(env.WORKER_PORT || 3100),
  };
}

/** Loads `.env` of the project; what the environment says already wins. */
function loadEnvFile(): void {
  const file = join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Brings up everything that the environment does not name as running elsewhere: database, Supabase, Inngest, worker
 * and web, in this order, each supervised.
 * @throws Error in words for the person at the terminal; what was started is stopped by then
 */
export async function startStack(options: { mode: "production" | "development" }): Promise<Stack> {
  loadEnvFile();
  const home = stateDirectory();
  checkEnvironment(process.env, home);
  await lockStateDirectory(home);
  // Storage and models are this user's own; the database below may run as a user of its own and must get through.
  await chmod(home, 0o711);
  const port = ports(process.env);
  const host = process.env.HOST || loopback;
  const env: NodeJS.ProcessEnv = {
    ...leanThreads,
    ...process.env,
    NODE_ENV: options.mode,
    PITCHQUEST_HOME: home,
    PITCHQUEST_ROOT: projectRoot,
    // One file has one writer: the parts say what they have to say to the launcher.
    LOG_FILE: "",
    NEXT_TELEMETRY_DISABLED: "1",
    SITE_URL: process.env.SITE_URL || `http://localhost:${port.web}`,
  };
  const running: { stop: () => Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    running.length = 0;
  };
  const { log, path: logPath } = await openLog(home, options.mode);
  const start = async (spec: Omit<ChildSpec, "log">): Promise<Supervised> => {
    const part = await supervise({ ...spec, log });
    running.push(part);
    return part;
  };

  try {
    const embedsSupabase = !env.SUPABASE_URL;
    const inngest = planEmbeddedInngest(env, port.inngest);
    const pages = options.mode === "production" ? buildPages(env) : Promise.resolve();
    pages.catch(() => undefined);
    if (!env.DATABASE_URL && (embedsSupabase || inngest)) {
      const database = await superviseDatabase(home);
      running.push(database);
      env.DATABASE_URL = database.url;
    }
    if (embedsSupabase) {
      const databaseUrl = env.DATABASE_URL ?? "";
      await bootstrapDatabase({ databaseUrl });
      await applyMigrations({ databaseUrl, directory: join(projectRoot, "supabase/migrations") });
      const directory = join(home, "supabase");
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const args = ["--directory", directory, "--port", String(port.supabase)];
      await start({ name: "Supabase", entry: "supabase/local/main.ts", args, env, nodeArgs: lean });
      const keys = await completeKeys();
      env.SUPABASE_URL = `http://${loopback}:${port.supabase}`;
      env.SUPABASE_PUBLISHABLE_KEY ||= keys.publishableKey;
      env.SUPABASE_SECRET_KEY ||= keys.secretKey;
      const user = await ensureLocalUser(home, env.SUPABASE_URL, env.SUPABASE_SECRET_KEY);
      Object.assign(env, {
        LOCAL_USER_ID: user.id,
        LOCAL_USER_EMAIL: user.email,
        LOCAL_USER_PASSWORD: user.password,
      });
    }
    parseEnv(env);
    Object.assign(env, inngest?.env);
    await start({
      name: "Worker",
      entry: "scripts/processes/worker.ts",
      env: { ...env, PORT: String(port.worker), HOST: loopback },
      nodeArgs: lean,
      // The pages answer at once however busy the processors are.
      priority: constants.priority.PRIORITY_BELOW_NORMAL,
    });
    if (inngest) {
      const worker = `http://${loopback}:${port.worker}/api/inngest`;
      const args = ["--host", inngest.host, "--port", String(port.inngest), "--sdk-url", worker];
      await start({ name: "Inngest", entry: "inngest/local/main.ts", args, env, nodeArgs: lean });
    }
    await pages;
    await start({
      name: "Web",
      entry: "scripts/processes/web.ts",
      env: { ...env, PORT: String(port.web), HOST: host },
      nodeArgs: prompt,
    });
    // What only the start needed: left to itself, V8 keeps it until much more has come.
    findCollector()();
    return { url: `http://${host === loopback ? "localhost" : host}:${port.web}`, env, home, logPath, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops the stack at Ctrl-C or a termination and resolves when it is down. */
export function untilStopped(stack: Stack): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      process.stdout.write("\nStopping …\n");
      void stack.stop().then(resolve);
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}
