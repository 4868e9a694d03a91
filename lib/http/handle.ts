import type { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { getServiceDb } from "#lib/db.ts";
import { admit } from "./admit.ts";
import type { Declaration, Handler, RouteContext, Shape } from "./declaration.ts";
import { type Exchange, isWrite, runExchange } from "./exchange.ts";
import { answerOnce } from "./idempotency.ts";
import { parseInput, parseJson, readQuery, readText } from "./read-input.ts";
import { type ReceivedForm, withForm } from "./receive-form.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";

type Input<P extends Shape, Q extends Shape, B extends Shape, F extends Shape> = {
  params: z.infer<P>;
  query: z.infer<Q>;
  body: z.infer<B>;
  form: ReceivedForm<z.infer<F>>;
  caller: Caller;
  request: Request;
};

/** What of a request does not depend on who sends it, parsed; `text` is the body as it was sent. */
async function parseRequest(declaration: Declaration, { request, url }: Exchange, context: RouteContext) {
  const text = declaration.body ? await readText(request) : "";
  return {
    text,
    input: {
      params: parseInput(declaration.params, await context.params, "invalid_id"),
      query: parseInput(declaration.query, readQuery(url), "invalid_query"),
      body: declaration.body && parseInput(declaration.body, parseJson(text || "{}"), "invalid_request"),
    },
  };
}

/**
 * Wraps a route handler: request id, cross-site refusal, identity, limits, parsing, replays and errors. The handler
 * declares itself, calls one verb and returns its answer, which is checked against the schema before it leaves; a
 * Response goes out as it is.
 */
export function handle<
  A extends Shape,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  F extends Shape = Shape,
>(
  declaration: Declaration<P, Q, B, F, A>,
  run: (input: Input<P, Q, B, F>) => Promise<z.input<A> | Response>,
): Handler {
  const bucket = declaration.bucket ?? (declaration.form ? "uploads" : "requests");
  const handler = (request: Request, context: RouteContext) =>
    runExchange(request, async (exchange) => {
      refuseCrossSite(request);
      const actor = await admit(request, bucket, exchange.headers);
      const { text, input } = await parseRequest(declaration, exchange, context);
      const caller = { db: getServiceDb(), actor };
      const answer = async (form?: ReceivedForm<z.infer<F>>) => {
        const outcome = await run({ ...input, form, caller, request } as Input<P, Q, B, F>);
        if (outcome instanceof Response) return outcome;
        const body = declaration.answer?.parse(outcome) ?? null;
        return Response.json(body, { status: declaration.status ?? 200 });
      };
      const perform = () => (declaration.form ? withForm(request, declaration.form, answer) : answer());
      if (!isWrite(request)) return perform();
      return answerOnce(exchange, { ownerId: actor.ownerId, text, perform });
    });
  return Object.assign(handler, { declaration, isOpen: false });
}
