import { z } from "zod";
import { handleOpen } from "#lib/http/handle-open.ts";
import { shareReads } from "#lib/http/share-reads.ts";
import { getHealth } from "#lib/monitoring/get-health.ts";

const health = z.string();
const answer = z.object({
  status: z.enum(["healthy", "degraded"]),
  service: z.string(),
  version: z.string(),
  checks: z.object({ database: health, storage: health, workflow_engine: health, ffmpeg: health }),
  timestamp: z.string(),
});

export const dynamic = "force-dynamic";

const readHealth = shareReads(
  async () => answer.parse(await getHealth(new Date())),
  () => "",
);

export const GET = handleOpen({ summary: "Whether every part answers", tag: "Operations", answer }, () =>
  readHealth(),
);
