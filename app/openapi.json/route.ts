import type { Handler } from "#lib/http/declaration.ts";
import { getDocument } from "#lib/openapi/get-document.ts";

/** Made once, while the pages are built: nothing in it depends on who asks. */
export const dynamic = "force-static";

const headers = { "cache-control": "public, max-age=300" };

export const GET: Handler = Object.assign(async () => Response.json(await getDocument(), { headers }), {
  declaration: {
    summary: "This document",
    description: "The whole interface as OpenAPI 3.1, made from what the handlers declare.",
    tag: "Operations",
    media: "application/json",
  } as const,
  isOpen: true,
});
