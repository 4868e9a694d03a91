import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { untilEnded } from "#tests/fixtures/api.ts";
import { startBenchStack } from "../bench/http/bench-stack.ts";
import { projectRoot } from "./launcher/project-root.ts";

/** Longer lists are cut in what is recorded, secrets too: an example is to be read. */
const mostItems = 2;

function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, mostItems).map(shorten);
  if (typeof value === "string") return value.replace(/^(pq_|whsec_).{12,}$/, "$1…");
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shorten(item)]));
}

// Calls the interface as a user does, with the sample pitch, and keeps the answers as the document's examples.
const stack = await startBenchStack();
const examples: Record<string, Record<number, unknown>> = {};

const call = async (pattern: string, ids: Record<string, string> = {}, body?: unknown) => {
  const [method, path = ""] = pattern.split(" ");
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(new URL(address, stack.url), { method, ...sent });
  const answer = (await response.json()) as Record<string, string>;
  examples[pattern] = { ...examples[pattern], [response.status]: shorten(answer) };
  return answer;
};
try {
  const { video_id = "" } = await call("POST /api/videos/sample");
  await call("GET /api/results/{video_id}", { video_id });
  await call("POST /api/analyze/{video_id}", { video_id });
  await untilEnded(stack.url, video_id);
  await call("GET /api/status/{video_id}", { video_id });
  await call("GET /api/results/{video_id}", { video_id });
  await call("GET /api/monitoring");
  await call("GET /health");
  const hook = { url: "https://example.com/hooks/pitchquest", events: ["job.completed"] };
  const { id: webhook_id = "" } = await call("POST /api/webhooks", {}, hook);
  await call("GET /api/webhooks");
  await call("GET /api/webhooks/{webhook_id}", { webhook_id });
  await call("GET /api/webhooks/{webhook_id}/deliveries", { webhook_id });
  await call("DELETE /api/webhooks/{webhook_id}", { webhook_id });
  const { id: key_id = "" } = await call("POST /api/keys", {}, { name: "Build server", scopes: ["read"] });
  await call("GET /api/keys");
  await call("DELETE /api/keys/{key_id}", { key_id });
  await writeFile(join(projectRoot, "lib/openapi/examples.json"), `${JSON.stringify(examples, null, 2)}\n`);
} finally {
  await stack.stop();
}
