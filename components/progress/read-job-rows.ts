import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { jobSchema, jobStepSchema } from "#lib/jobs/schema.ts";
import type { JobNews } from "./job-reading.ts";

/** Reads a job and its steps under row-level security. What cannot be read now is left out; the next reading brings it. */
export async function readJobRows(client: SupabaseClient, jobId: string): Promise<JobNews> {
  const [job, steps] = await Promise.all([
    client.from("jobs").select("*").eq("id", jobId).maybeSingle(),
    client.from("job_steps").select("*").eq("job_id", jobId).order("position"),
  ]);
  return {
    job: jobSchema.safeParse(job.data).data,
    steps: z.array(jobStepSchema).safeParse(steps.data).data,
    isGone: job.error === null && job.data === null,
  };
}

/** One changed row as Realtime sends it; nothing where it is not of the expected shape (a deletion, say). */
export function parseJobNews(table: string, row: unknown): JobNews {
  if (table === "jobs") return { job: jobSchema.safeParse(row).data };
  const step = jobStepSchema.safeParse(row).data;
  return step ? { steps: [step] } : {};
}
