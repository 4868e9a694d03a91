import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "#inngest/client.ts";
import { AppError } from "#lib/errors.ts";
import { runExchange } from "#lib/http/exchange.ts";

let handlers: ReturnType<typeof serve> | undefined;

/** Functions read their limits from the environment when they are defined, so not while the pages are being built. */
async function load() {
  const { functions } = await import("#inngest/functions/index.ts");
  handlers ??= serve({ client: inngest, functions });
  return handlers;
}

/** Answers an engine. It names no origin, so whatever does is a page, and may forge no event. */
function answer(method: "GET" | "POST" | "PUT") {
  return (request: NextRequest, context: unknown) =>
    runExchange(request, async () => {
      if (request.headers.has("origin"))
        throw new AppError("cross_site_request", "Only a workflow engine speaks here.", { httpStatus: 403 });
      return (await load())[method](request, context);
    });
}

/** Serves the functions where no worker does. */
export const GET = answer("GET");
export const POST = answer("POST");
export const PUT = answer("PUT");
