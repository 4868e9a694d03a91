import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { jobStatusSchema } from "#lib/jobs/schema.ts";
import { startErrors } from "#lib/jobs/start-errors.ts";
import { openQuiz } from "#lib/quiz/open-quiz.ts";

export const POST = handle(
  {
    summary: "Have questions thought of on a video",
    description:
      "Answers those that there are, or are being thought of; `fresh=true` asks for new ones. " +
      "When the job is complete they are at GET /api/quizzes/{job_id}.",
    tag: "PitchQuest",
    params: z.object({ video_id: z.uuid() }),
    query: z.object({ fresh: z.enum(["true", "false"]).default("false") }),
    answer: z.object({ job_id: z.uuid(), video_id: z.uuid(), status: jobStatusSchema }),
    errors: {
      400: ["video_not_uploaded"],
      404: ["video_not_found"],
      429: startErrors[429],
      503: startErrors[503],
    },
  },
  async ({ caller, params: { video_id }, query: { fresh } }) => {
    const job = await openQuiz(caller, video_id, fresh === "true");
    return { job_id: job.id, video_id, status: job.status };
  },
);
