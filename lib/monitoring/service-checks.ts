import { getServiceDb } from "#lib/db.ts";
import { checkFfmpeg } from "#lib/media/binaries.ts";
import type { ServiceCheck } from "./monitoring-view.ts";

const patienceMilliseconds = 3000;

async function check(name: string, probe: (signal: AbortSignal) => Promise<unknown>): Promise<ServiceCheck> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  try {
    const late = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new Error("no answer within 3 s")));
    });
    await Promise.race([probe(signal), late]);
    return { name, healthy: true, detail: null };
  } catch (error) {
    return { name, healthy: false, detail: error instanceof Error ? error.message : "unknown error" };
  }
}

async function checkDatabase(signal: AbortSignal): Promise<void> {
  const { error } = await getServiceDb().from("jobs").select("id").limit(1).abortSignal(signal);
  if (error) throw new Error("the database refuses queries");
}

async function checkStorage(): Promise<void> {
  const { error } = await getServiceDb().storage.getBucket("videos");
  if (error) throw new Error("the file storage does not answer");
}

/** The engine's own address in development; the hosted service is asked at its event address. */
async function checkEngine(signal: AbortSignal): Promise<void> {
  const base = process.env.INNGEST_BASE_URL ?? process.env.INNGEST_DEV ?? "https://inn.gs";
  const answer = await fetch(new URL("/health", base), { signal }).catch(() => {
    throw new Error("the workflow engine does not answer");
  });
  await answer.body?.cancel();
  if (answer.status >= 500) throw new Error(`the workflow engine answers ${answer.status}`);
}

/** Asks every part that an analysis needs, all at once, each for at most three seconds. */
export function checkServices(): Promise<ServiceCheck[]> {
  return Promise.all([
    check("database", checkDatabase),
    check("storage", checkStorage),
    check("workflow_engine", checkEngine),
    check("ffmpeg", () => checkFfmpeg()),
  ]);
}
