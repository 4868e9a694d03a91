import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "#inngest/client.ts";

let handlers: ReturnType<typeof serve> | undefined;

/** Functions read their limits from the environment when they are defined, so not while the pages are being built. */
async function load() {
  const { functions } = await import("#inngest/functions/index.ts");
  handlers ??= serve({ client: inngest, functions });
  return handlers;
}

/** Serves the functions where no worker does. */
export const GET = async (request: NextRequest, context: unknown) => (await load()).GET(request, context);
export const POST = async (request: NextRequest, context: unknown) => (await load()).POST(request, context);
export const PUT = async (request: NextRequest, context: unknown) => (await load()).PUT(request, context);
