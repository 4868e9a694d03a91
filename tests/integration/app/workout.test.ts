import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { closePool } from "#lib/media/pool.ts";
import { workoutResultSchema } from "#lib/workout/result.ts";
import { exercises, planShares } from "#tests/factories/exercise.ts";
import { signUp, startApp } from "#tests/fixtures/app.ts";
import { filmFigure } from "#tests/fixtures/draw-figure.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { runJob } from "#tests/fixtures/run-job.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const framesPerSecond = 12;
let app: Awaited<ReturnType<typeof startApp>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;

beforeAll(async () => {
  app = await startApp();
  process.env.INNGEST_DEV = "http://127.0.0.1:1";
  folder = await makeTemporaryDirectory();
  ({ caller } = await signUp(app.supabase, app.db));
});
afterAll(async () => {
  await closePool();
  await folder.remove();
  await app.stop();
});

const clip = (name: string) => join(folder.path, name);
async function work(path: string, config = {}) {
  const { analyzeWorkout } = await import("#inngest/functions/analyze-workout.ts");
  const { error, job, data } = await runJob(caller, analyzeWorkout, { type: "workout", path, config });
  expect(error).toBeUndefined();
  expect(job).toEqual({ status: "completed", progress: 100 });
  return workoutResultSchema.parse(data);
}

describe("counting repetitions", () => {
  it("counts the squats of a figure that the model sees, and tells when each was", async () => {
    const timetable = { secondsPerRepetition: 2, repetitions: 5 };
    const path = clip("squats.mp4");
    await filmFigure(planShares(timetable, framesPerSecond).map(exercises.squats), framesPerSecond, path);
    const { segments, total_repetitions, reason } = await work(path);
    expect(reason).toBeNull();
    expect(total_repetitions).toBe(5);
    expect(segments).toHaveLength(1);
    expect(Math.abs((segments[0]?.mean_seconds_per_repetition ?? 0) - 2)).toBeLessThan(0.1);
    segments[0]?.repetition_times.forEach((seconds, index) => {
      expect(Math.abs(seconds - (3 + 2 * index))).toBeLessThan(0.4);
    });
    expect(await work(path, { min_repetitions: 6 })).toMatchObject({
      segments: [],
      reason: "no_exercise_found",
    });
  });

  it.skipIf(!media)("finds no exercise in a talk", async () => {
    expect(await work(join(media ?? "", "talking-head-a.mp4"))).toMatchObject({
      total_repetitions: 0,
      reason: "no_exercise_found",
    });
  });

  it("says so where nobody, nothing or hardly anything is to be seen", async () => {
    await runFfmpeg(...testPicture({ seconds: 3 }), "-pix_fmt", "yuv420p", clip("pattern.mp4"));
    await runFfmpeg(...testTone(2), "-c:a", "aac", clip("tone.mp4"));
    await runFfmpeg(
      ...testPicture({ seconds: 1 }),
      "-frames:v",
      "10",
      "-pix_fmt",
      "yuv420p",
      clip("short.mp4"),
    );
    expect((await work(clip("pattern.mp4"))).reason).toBe("no_person_visible");
    expect((await work(clip("tone.mp4"))).reason).toBe("no_video_stream");
    expect((await work(clip("short.mp4"))).reason).toBe("video_too_short");
  });
});
