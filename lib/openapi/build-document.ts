import { createDocument } from "zod-openapi";
import { webhookMessageSchema } from "#lib/webhooks/schema.ts";
import packageJson from "#package.json" with { type: "json" };
import { describeOperation, type Examples } from "./describe-operation.ts";
import type { Operation } from "./operation.ts";
import { tagDescriptions } from "./tag-descriptions.ts";

const introduction = `Takes a video of a pitch, or of any talk, and tells its owner, with evidence to the second, what to improve.

Every error has the same body: a sentence for people, and a \`code\` that never changes. Calls are counted per owner, or per
address where nobody is signed in (\`RateLimit-*\` headers). Every write takes an \`Idempotency-Key\`.`;

const webhook = (summary: string, operationId: string) => ({
  post: {
    operationId,
    summary,
    description:
      "Signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Any answer of 200 to 299 " +
      "takes the message; after every other one it is sent again, for some eight hours. 410 switches the web-hook off.",
    tags: ["Webhooks"],
    security: [],
    requestBody: { content: { "application/json": { schema: webhookMessageSchema } } },
    responses: {
      "204": { description: "The message is taken." },
      "410": { description: "No more messages, please." },
    },
  },
});

/** The OpenAPI document, out of what the handlers declare; `examples` are by call (`GET /health`) and status. */
export function buildDocument(operations: readonly Operation[], examples: Record<string, Examples>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const { method, path } = operation;
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = describeOperation(operation, examples[`${method} ${path}`] ?? {});
  }
  const used = new Set(operations.map(({ handler }) => handler.declaration.tag));
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "PitchQuest",
      version: packageJson.version,
      description: introduction,
      license: { name: "All rights reserved", url: "/" },
    },
    servers: [{ url: "/", description: "Where this document comes from" }],
    tags: Object.entries(tagDescriptions)
      .filter(([name]) => used.has(name as keyof typeof tagDescriptions))
      .map(([name, description]) => ({ name, description })),
    // Without credentials a call acts as the local user, where there is one.
    security: [{ bearer: [] }, { apiKey: [] }, {}],
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "A Supabase access token, or an API key (pq_…).",
        },
        apiKey: { type: "apiKey", in: "header", name: "x-api-key", description: "An API key (pq_…)." },
      },
    },
    paths,
    webhooks: {
      "job.completed": webhook("A job was completed", "onJobCompleted"),
      "job.failed": webhook("A job failed for good", "onJobFailed"),
    },
  });
}
