import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { identifyActor } from "#lib/auth/identify-actor.ts";
import { sessionFromRequest } from "#lib/auth/session.ts";
import { getServiceDb } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { errorResponse } from "./error-response.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";

type Shape = z.ZodType;
type Input<P extends Shape, Q extends Shape, B extends Shape> = {
  params: z.infer<P>;
  query: z.infer<Q>;
  body: z.infer<B>;
  caller: Caller;
  request: Request;
};
type Declaration<P extends Shape, Q extends Shape, B extends Shape, A extends Shape> = {
  params?: P;
  query?: Q;
  /** Parsed from JSON; leave out where the handler reads the stream itself. */
  body?: B;
  answer: A;
};
type Context = { params: Promise<Record<string, string | string[] | undefined>> };

const nothing = z.unknown();

function parse<S extends Shape>(schema: S, value: unknown, code: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
  throw new AppError(code, `The request is not valid: ${faults}.`, { httpStatus: 422 });
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new AppError("invalid_json", "The body is not valid JSON.", { httpStatus: 422 });
  }
}

/**
 * Wraps a route handler: request id, cross-site refusal, identity, parsing and errors. The handler declares its
 * schemas, calls one verb and returns its answer, which is checked against the schema before it leaves; a Response
 * goes out as it is.
 */
export function handle<
  A extends Shape,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
>(declaration: Declaration<P, Q, B, A>, run: (input: Input<P, Q, B>) => Promise<z.input<A> | Response>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const requestId = randomUUID();
    const url = new URL(request.url);
    try {
      refuseCrossSite(request);
      const actor = await identifyActor(request.headers.get("authorization"), sessionFromRequest(request));
      const outcome = await run({
        params: parse(declaration.params ?? nothing, await context.params, "invalid_id") as z.infer<P>,
        query: parse(
          declaration.query ?? nothing,
          Object.fromEntries(url.searchParams),
          "invalid_query",
        ) as z.infer<Q>,
        body: (declaration.body
          ? parse(declaration.body, await readJson(request), "invalid_request")
          : undefined) as z.infer<B>,
        caller: { db: getServiceDb(), actor },
        request,
      });
      if (outcome instanceof Response) return outcome;
      return Response.json(declaration.answer.parse(outcome), {
        headers: { "cache-control": "no-store", "x-request-id": requestId },
      });
    } catch (error) {
      return errorResponse(error, url.pathname, requestId);
    }
  };
}
