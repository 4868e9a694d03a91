import { isSigned, signJson } from "../security.ts";
import { type Answer, readAnswer } from "./answer.ts";
import type { Call, Job } from "./call-context.ts";
import { Refused, request } from "./http-request.ts";

/**
 * Makes one call to a worker. Throws NotDelivered or AnswerLost as `request` does, Refused for a 503 that no function
 * gave, and the reason of `signal` when it aborts.
 */
export async function callWorker(
  endpointUrl: string,
  job: Job,
  call: Call,
  { signingKey, signal }: { signingKey: string | undefined; signal: AbortSignal },
): Promise<Answer> {
  const url = new URL(endpointUrl);
  url.searchParams.set("fnId", call.functionId);
  url.searchParams.set("stepId", job.step_id ?? "step");
  const answer = await request(url, {
    method: "POST",
    body: call.body,
    signal,
    headers: {
      "content-type": "application/json",
      "x-inngest-req-version": "-1",
      "x-inngest-server-kind": signingKey ? "cloud" : "dev",
      "x-inngest-job-id": job.id,
      "x-request-id": job.lease_id,
      ...(signingKey ? { "x-inngest-signature": signJson(call.body, signingKey, new Date()) } : {}),
    },
  });
  if (answer.status === 503 && answer.headers["x-inngest-sdk"] === undefined)
    throw new Refused(`${url.origin} takes no calls now (503)`);
  const signature = String(answer.headers["x-inngest-signature"] ?? "");
  if (signingKey && !isSigned(answer.body, signature, signingKey, new Date()))
    return {
      kind: "unintelligible",
      reason: `the worker at ${url.origin} did not sign its answer (${answer.status})`,
    };
  return readAnswer(answer);
}
