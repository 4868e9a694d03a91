import { handleOpen } from "#lib/http/handle-open.ts";
import { authorizeScrape, renderMetrics } from "#lib/metrics/render-metrics.ts";

export const GET = handleOpen(
  {
    summary: "Figures for Prometheus",
    description:
      "Needs METRICS_TOKEN as bearer token where one is set. Where none is, it is open on the embedded servers without " +
      "REQUIRE_AUTH and not found elsewhere.",
    tag: "Operations",
    media: "text/plain",
    errors: { 404: ["page_not_found"] },
  },
  async ({ request }) => {
    authorizeScrape(request.headers.get("authorization"));
    const { contentType, text } = await renderMetrics();
    return new Response(text, { headers: { "content-type": contentType } });
  },
);
