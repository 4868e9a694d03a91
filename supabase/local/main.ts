import { parseArgs } from "node:util";
import { startSupabase } from "./server.ts";

/**
 * The drop-in Supabase as a process of its own: `main.ts --directory <folder> [--host …] [--port …]`, database in
 * DATABASE_URL, own keys in SUPABASE_JWT_SECRET, SUPABASE_ANON_KEY and the like. Says one JSON line when it listens.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { directory: { type: "string" }, host: { type: "string" }, port: { type: "string" } },
  });
  const { env } = process;
  const directory = values.directory ?? env.SUPABASE_DIRECTORY;
  if (!env.DATABASE_URL || !directory) throw new Error("DATABASE_URL and --directory are needed.");
  const server = await startSupabase({
    databaseUrl: env.DATABASE_URL,
    directory,
    host: values.host ?? env.SUPABASE_HOST,
    port: Number(values.port ?? env.SUPABASE_PORT ?? 54321),
    siteUrl: env.SITE_URL || undefined,
    keys: {
      jwtSecret: env.SUPABASE_JWT_SECRET || undefined,
      anonKey: env.SUPABASE_ANON_KEY || undefined,
      serviceRoleKey: env.SUPABASE_SERVICE_ROLE_KEY || undefined,
      publishableKey: env.SUPABASE_PUBLISHABLE_KEY || undefined,
      secretKey: env.SUPABASE_SECRET_KEY || undefined,
    },
  });
  process.stdout.write(`${JSON.stringify({ event: "listening", url: server.url, pid: process.pid })}\n`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
