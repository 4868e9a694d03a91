import type { z } from "zod";
import { countCall } from "./admit.ts";
import { clientAddress } from "./client-address.ts";
import type { Declaration, Handler, RouteContext, Shape } from "./declaration.ts";
import { runExchange } from "./exchange.ts";
import { parseInput, parseJson, readText } from "./read-input.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";

type OpenDeclaration<B extends Shape, A extends Shape> = Pick<
  Declaration<Shape, Shape, B, Shape, A>,
  "summary" | "description" | "tag" | "body" | "answer" | "media" | "status" | "also" | "errors" | "bucket"
>;

/**
 * Wraps a handler that asks nobody who they are: whatever anybody may know, and the doors by which people come in.
 * It is counted, per address, only where it declares a bucket.
 */
export function handleOpen<A extends Shape, B extends Shape = Shape>(
  declaration: OpenDeclaration<B, A>,
  run: (input: { body: z.infer<B>; request: Request }) => Promise<z.input<A> | Response>,
): Handler {
  const handler = (request: Request, _context?: RouteContext) =>
    runExchange(request, async ({ headers }) => {
      refuseCrossSite(request);
      if (declaration.bucket) await countCall(clientAddress(request), declaration.bucket, headers);
      const body = declaration.body
        ? parseInput(declaration.body, parseJson((await readText(request)) || "{}"), "invalid_request")
        : undefined;
      const outcome = await run({ body: body as z.infer<B>, request });
      if (outcome instanceof Response) return outcome;
      return Response.json(declaration.answer?.parse(outcome) ?? null, { status: declaration.status ?? 200 });
    });
  return Object.assign(handler, { declaration, isOpen: true });
}
