import { handleOpen } from "#lib/http/handle-open.ts";
import { scalarPage } from "#lib/openapi/reference-page.ts";

export const GET = handleOpen(
  { summary: "The interface, to read and to try", tag: "Operations", media: "text/html" },
  async ({ request }) =>
    new Response(scalarPage(request.headers.get("x-nonce") ?? ""), {
      headers: { "content-type": "text/html; charset=utf-8" },
    }),
);
