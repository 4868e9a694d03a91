import { z } from "zod";
import type { ZodOpenApiResponseObject } from "zod-openapi";
import { commonErrors } from "#lib/http/declaration.ts";
import { errorBodySchema } from "#lib/http/error-body.ts";
import type { Operation } from "./operation.ts";

const meanings: Record<number, string> = {
  400: "It cannot be done with what was sent.",
  401: "Nobody is signed in, or the token or key is not valid.",
  403: "It is not allowed this way.",
  404: "There is no such thing, or it is somebody else's.",
  409: "It does not fit how things stand.",
  410: "It is gone.",
  413: "It is too large.",
  422: "What was sent is not valid.",
  426: "This address speaks WebSocket.",
  429: "Too much at once; `Retry-After` says when to come again.",
  500: "Something went wrong on our side; `request_id` names the call.",
  503: "A part that this needs does not answer. Nothing was changed.",
  504: "It took longer than a call may take.",
};

const retryAfter = z.string().meta({ description: "Seconds until it is worth trying again." });

/** Which of the errors that every call may answer this one may. */
function mayAnswer({ method, handler }: Operation): (code: string) => boolean {
  const { declaration, isOpen } = handler;
  const isWrite = method !== "GET";
  const takesJson = declaration.body !== undefined;
  const rules: Record<string, boolean> = {
    invalid_address: declaration.params !== undefined,
    unauthorized: !isOpen,
    scope_missing: !isOpen,
    cross_site_request: isWrite || declaration.params !== undefined,
    request_in_progress: isWrite && !isOpen,
    invalid_idempotency_key: isWrite && !isOpen,
    idempotency_key_reused: isWrite && !isOpen,
    invalid_id: declaration.params !== undefined,
    invalid_query: declaration.query !== undefined,
    invalid_request: takesJson || declaration.form !== undefined,
    invalid_json: takesJson,
    rate_limited: !isOpen || declaration.bucket !== undefined,
  };
  return (code) => rules[code] ?? true;
}

/** The errors that a call may answer, by status, each with its codes. */
export function describeErrors(operation: Operation): Record<`${number}`, ZodOpenApiResponseObject> {
  const own = operation.handler.declaration.errors ?? {};
  const may = mayAnswer(operation);
  const statuses = new Set([...Object.keys(commonErrors), ...Object.keys(own)].map(Number));
  const described: Record<`${number}`, ZodOpenApiResponseObject> = {};
  for (const status of [...statuses].sort((a, b) => a - b)) {
    const codes = [...(commonErrors[status] ?? []).filter(may), ...(own[status] ?? [])];
    const [first, ...others] = codes;
    if (first === undefined) continue;
    const schema = errorBodySchema.extend({ code: z.enum([first, ...others]) });
    described[`${status}`] = {
      description: meanings[status] ?? "It did not succeed.",
      content: { "application/json": { schema } },
      ...(status === 429 ? { headers: z.object({ "retry-after": retryAfter }) } : {}),
    };
  }
  // Of what the server itself may answer to anything; said where there is nothing else to say.
  if (!Object.keys(described).some((status) => status.startsWith("4"))) {
    described["431"] = { description: "The headers of the request are too large." };
  }
  return described;
}
