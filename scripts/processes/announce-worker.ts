import { setTimeout as delay } from "node:timers/promises";

const retryMilliseconds = 2000;

/**
 * Lets a worker tell its Inngest under which address (INNGEST_SERVE_ORIGIN) it serves: the SDK registers when it is
 * asked to. Tries until the Inngest is there; `onProblem` hears each new reason why it is not yet.
 */
export async function announceWorker(url: string, onProblem: (problem: string) => void): Promise<void> {
  let last = "";
  for (;;) {
    const problem = await register(url).catch((error: Error) => error.message);
    if (problem === null) return;
    if (problem !== last) onProblem(problem);
    last = problem;
    await delay(retryMilliseconds, undefined, { ref: false });
  }
}

async function register(url: string): Promise<string | null> {
  const answer = await fetch(url, { method: "PUT" });
  if (answer.ok) return null;
  const { message } = (await answer.json()) as { message?: string };
  return message ?? `the worker's own registration answered ${answer.status}`;
}
