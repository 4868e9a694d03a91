import { handleOpen } from "#lib/http/handle-open.ts";
import { redocPage } from "#lib/openapi/reference-page.ts";

export const GET = handleOpen(
  { summary: "The interface, to read", tag: "Operations", media: "text/html" },
  async ({ request }) =>
    new Response(redocPage(request.headers.get("x-nonce") ?? ""), {
      headers: { "content-type": "text/html; charset=utf-8" },
    }),
);
