import { InngestTestEngine } from "@inngest/test";
import type { InngestFunction } from "inngest";

export const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};

/** An environment in which nothing answers: what a function does of its own shows. */
export function useNoServices(): void {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
}

/** Runs a function with stand-ins for its steps, all but the `real` ones; answers which stand-ins ran, in order. */
export async function runSteps(
  jobFunction: InngestFunction.Any,
  eventName: string,
  steps: Record<string, unknown>,
  real: string[] = [],
) {
  const ran: string[] = [];
  const engine = new InngestTestEngine({
    function: jobFunction,
    events: [{ name: eventName, data: { ...ref, maxAttempts: 1, retryDelaySeconds: 0 } }],
    steps: Object.entries(steps)
      .filter(([id]) => !real.includes(id))
      .map(([id, answer]) => ({
        id,
        handler: () => {
          ran.push(id);
          return answer;
        },
      })),
  });
  return { ran, ...(await engine.execute()) };
}
