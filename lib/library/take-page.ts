import { z } from "zod";
import { jobSchema } from "#lib/jobs/schema.ts";
import { videoSchema } from "#lib/videos/schema.ts";

export const takeStates = ["all", "scored", "working", "failed", "unscored"] as const;
export const takeSorts = ["newest", "oldest", "best", "name", "relevance"] as const;

/** What is asked of the library, as it stands in the address of its page. Anything strange is as if not said. */
export const takeQuerySchema = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  project: z.string().max(64).catch("").default(""),
  state: z.enum(takeStates).catch("all").default("all"),
  sort: z.enum(takeSorts).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type TakeQuery = z.infer<typeof takeQuerySchema>;

const takeRowSchema = z.object({
  video: videoSchema,
  overall_score: z.number().nullable(),
  job: jobSchema.nullable(),
  poster_path: z.string().nullable(),
  project: z.object({ slug: z.string(), name: z.string() }).nullable(),
  snippet: z.string().nullable(),
});

export const takeListSchema = z.object({ total: z.number().int(), takes: z.array(takeRowSchema) });

export const projectTrendSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  takes: z.number().int(),
  /** Overall scores of the takes that have one, oldest first. */
  scores: z.array(z.number()),
});
export type ProjectTrend = z.infer<typeof projectTrendSchema>;
