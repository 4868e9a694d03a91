import { z } from "zod";
import { getEnv } from "#lib/env.ts";
import { handleOpen } from "#lib/http/handle-open.ts";
import packageJson from "#package.json" with { type: "json" };

const answer = z.object({ name: z.string(), version: z.string(), debug: z.boolean() });

export const dynamic = "force-dynamic";

export const GET = handleOpen({ summary: "What is running here", tag: "Projects", answer }, async () => ({
  name: packageJson.name,
  version: packageJson.version,
  debug: getEnv().DEBUG,
}));
