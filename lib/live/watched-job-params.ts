import { z } from "zod";

/** The address of a job of a project, of its events and of its socket. */
export const watchedJobParams = z.object({
  project_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 of A-Z, a-z, 0-9, _ and -"),
  job_id: z.uuid(),
});
