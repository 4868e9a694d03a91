import { errorResponse } from "#lib/http/error-response.ts";
import { authorizeScrape, renderMetrics } from "#lib/metrics/render-metrics.ts";

export const dynamic = "force-dynamic";

/** Figures for Prometheus. */
export async function GET(request: Request): Promise<Response> {
  try {
    authorizeScrape(request.headers.get("authorization"));
    const { contentType, text } = await renderMetrics();
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  } catch (error) {
    return errorResponse(error, "/metrics", crypto.randomUUID());
  }
}
