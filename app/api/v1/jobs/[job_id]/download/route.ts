import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { streamFile } from "#lib/http/stream-file.ts";
import { openJobFile } from "#lib/jobs/open-job-file.ts";

const contentType = "video/mp4";

export const GET = handle(
  {
    summary: "Download the video that a job has made",
    description: "Byte ranges are answered with 206.",
    tag: "Highlights",
    params: z.object({ job_id: z.uuid() }),
    media: contentType,
    errors: {
      404: ["job_not_found", "file_not_found"],
      409: ["job_not_ready"],
      503: ["storage_unavailable"],
    },
  },
  async ({ caller, params: { job_id }, request }) =>
    streamFile(request, { ...(await openJobFile(caller, job_id)), contentType }),
);
