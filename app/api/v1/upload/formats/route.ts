import { z } from "zod";
import { getEnv } from "#lib/env.ts";
import { handleOpen } from "#lib/http/handle-open.ts";

const answer = z.object({ formats: z.array(z.string()), max_size_mb: z.number() });

export const dynamic = "force-dynamic";

export const GET = handleOpen({ summary: "Which files are taken", tag: "Highlights", answer }, async () => ({
  formats: getEnv().ALLOWED_EXTENSIONS,
  max_size_mb: getEnv().MAX_UPLOAD_SIZE_MB,
}));
