import { z } from "zod";
import { handleOpen } from "#lib/http/handle-open.ts";
import { keepBriefly } from "#lib/http/keep-briefly.ts";
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

/** Many may ask at once, and every part is asked for each reading; `timestamp` says how old an answer is. */
const ages = { freshMilliseconds: 1000, usableMilliseconds: 3000 };
const readHealth = keepBriefly(async () => answer.parse(await getHealth(new Date())), ages);

export const GET = handleOpen({ summary: "Whether every part answers", tag: "Operations", answer }, () =>
  readHealth(),
);
