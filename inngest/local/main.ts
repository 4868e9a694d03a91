// The engine as a process of its own. Environment: DATABASE_URL, HOST, PORT, INNGEST_SDK_URLS (comma-separated),
// INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_RETRY_BASE_SECONDS, INNGEST_LEASE_SECONDS, INNGEST_RETENTION_DAYS.
// Arguments come before it; workers named in either way are all called.
import { parseArgs } from "node:util";
import { log } from "./log.ts";
import { startInngest } from "./server.ts";

const { values } = parseArgs({
  options: {
    host: { type: "string" },
    port: { type: "string" },
    "sdk-url": { type: "string", multiple: true },
  },
});
const { env } = process;
const databaseUrl = env.DATABASE_URL;
if (!databaseUrl) fail("DATABASE_URL is required: the PostgreSQL database that keeps the engine's state");

function fail(reason: string): never {
  log("not_started", { reason });
  process.exit(1);
}

const listed = (env.INNGEST_SDK_URLS ?? "").split(",").map((url) => url.trim());
const sdkUrls = [...(values["sdk-url"] ?? []), ...listed.filter(Boolean)];
for (const url of sdkUrls)
  if (!/^https?:/.test(url) || !URL.canParse(url))
    fail(`"${url}" is not an address of a worker, such as http://127.0.0.1:3101/api/inngest`);

const engine = await startInngest({
  databaseUrl,
  host: values.host ?? env.HOST,
  port: Number(values.port ?? env.PORT ?? 8288),
  sdkUrls,
  eventKey: env.INNGEST_EVENT_KEY,
  signingKey: env.INNGEST_SIGNING_KEY,
  retryBackoff: {
    baseSeconds: env.INNGEST_RETRY_BASE_SECONDS ? Number(env.INNGEST_RETRY_BASE_SECONDS) : undefined,
  },
  leaseSeconds: env.INNGEST_LEASE_SECONDS ? Number(env.INNGEST_LEASE_SECONDS) : undefined,
  retentionDays: env.INNGEST_RETENTION_DAYS ? Number(env.INNGEST_RETENTION_DAYS) : undefined,
}).catch((error: Error) => fail(error.message));

process.stdout.write(`${JSON.stringify({ event: "listening", url: engine.url, pid: process.pid })}\n`);

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void engine.stop().then(() => process.exit(0));
  });
}
