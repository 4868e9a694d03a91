import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { callApi } from "./api-client.ts";
import { type Server, uploadFile } from "./upload-file.ts";

const statusSchema = z.object({ status: z.string(), progress: z.number(), current_task: z.string() });
const sectionSchema = z.object({
  status: z.string(),
  score: z.number().nullable(),
  reason: z.string().nullable(),
});
const resultSchema = z.object({
  video_id: z.uuid(),
  overall_score: z.number().nullable(),
  results: z.object({
    content_analysis: sectionSchema,
    delivery_analysis: sectionSchema,
    visual_analysis: sectionSchema,
  }),
  feedback: z.object({ improvements: z.array(z.object({ title: z.string() })) }),
  processing_time_seconds: z.number(),
});
export type AnalysisOutcome = z.infer<typeof resultSchema>;

/** Well below what one owner may ask in a minute. */
const pollMilliseconds = 1000;

/**
 * Uploads and analyses one file and waits for the result.
 * @throws ApiError with what the server says; Error where the analysis failed
 */
export async function analyzeFile(
  server: Server,
  path: string,
  onProgress: (progress: number, task: string) => void,
): Promise<AnalysisOutcome> {
  const videoId = await uploadFile(server, path);
  await callApi(server, "POST", `/api/analyze/${videoId}`, z.unknown());
  for (;;) {
    const state = await callApi(server, "GET", `/api/status/${videoId}`, statusSchema);
    onProgress(state.progress, state.current_task);
    if (state.status === "completed") break;
    if (state.status !== "processing") throw new Error(state.current_task);
    await sleep(pollMilliseconds);
  }
  return callApi(server, "GET", `/api/results/${videoId}`, resultSchema);
}
