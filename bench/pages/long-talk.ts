import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { layOutTiles, writeSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { planSheet } from "#lib/media/tile-sheet.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";
import { makeSeries } from "#tests/factories/series.ts";
import { upload } from "#tests/fixtures/api.ts";
import { ffmpeg, withDirectory } from "../media/clips.ts";

export const talk = { seconds: 3600, words: 5000, shots: 700 };
const wordsInCue = 12;
const spoken = "we call each of them the evening before in their own language".split(" ");

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** `count` stretches one after the other over the talk, each filling `share` of its place. */
function spread(count: number, share: number): { startSeconds: number; endSeconds: number }[] {
  const step = talk.seconds / count;
  return Array.from({ length: count }, (_, index) => ({
    startSeconds: Number((index * step).toFixed(2)),
    endSeconds: Number(((index + share) * step).toFixed(2)),
  }));
}

function makeLongReport(): PitchReport {
  const report = makeReport();
  const cues = spread(Math.ceil(talk.words / wordsInCue), 0.95).map((range) => ({
    ...range,
    text: `${spoken.join(" ")}.`,
  }));
  return {
    ...report,
    transcript: { source: "model:moonshine-tiny", language: "en", cues },
    marks: {
      speech: spread(1200, 0.8),
      pauses: spread(1200, 0.2).map((range, index) => ({
        ...range,
        kind: index % 3 === 0 ? "long" : "medium",
        place: index % 4 === 0 ? "mid_clause" : "boundary",
      })),
      fillers: spread(300, 0.03).map((range, index) => ({
        ...range,
        text: index % 2 === 0 ? "um" : null,
        weight: 1,
        evidence: index % 2 === 0 ? "lexical" : "acoustic",
      })),
      shots: spread(talk.shots, 1).map((range, index) => ({
        ...range,
        transition: index === 0 ? "start" : "cut",
        confidence: 0.9,
      })),
      eyeContactLosses: spread(60, 0.12),
    },
    metadata: { ...report.metadata, videoDurationSeconds: talk.seconds, framesAnalyzed: 7200 },
  };
}

/** A job that has ended with this report, opened and ended as the verbs do; no engine hears of it. */
async function completeJob(db: Db, ownerId: string, videoId: string, report: PitchReport): Promise<JobRef> {
  const { data, error } = await db.rpc("open_job", {
    p_owner: ownerId,
    p_video: videoId,
    p_type: "pitch",
    p_steps: pitchPlan.map(({ id, weight }) => ({ id, weight })),
    p_config: {},
    p_force: true,
    p_max_attempts: 3,
    p_retry_delay_seconds: 5,
    p_max_waiting: 100,
  });
  if (error) throw error;
  const jobId: string = data.job.id;
  await db.rpc("start_job", { p_job: jobId });
  const saved = await db.rpc("save_results", {
    p_job: jobId,
    p_overall: report.overallScore,
    p_version: report.scoringVersion,
    p_report: report,
    p_metrics: [],
  });
  if (saved.data !== true) throw new Error(`The result was not saved: ${JSON.stringify(saved.error)}`);
  return { jobId, videoId, ownerId };
}

async function storePreviews(db: Db, ref: JobRef, directory: string): Promise<void> {
  const sheet = planSheet(100, { width: 1600, height: 900 });
  const size = `${sheet.columns * sheet.tile.width}x${sheet.rows * sheet.tile.height}`;
  const sprite = join(directory, "sprite.jpg");
  await ffmpeg("-f", "lavfi", "-i", `testsrc2=size=${size}`, "-frames:v", "1", "-q:v", "4", sprite);
  await storeArtifact(db, ref, "sprite", await readFile(sprite));
  const index = writeSpriteIndex(layOutTiles(sheet, talk.seconds), "sprite.jpg");
  await storeArtifact(db, ref, "sprite-index", Buffer.from(index));
  const levels = Buffer.from(
    Array.from({ length: talk.seconds * 20 }, () => Math.floor(Math.random() * 256)),
  );
  const peaks = levels.toString("base64");
  await storeArtifact(db, ref, "peaks", asJson({ version: 2, durationSeconds: talk.seconds, peaks }));
}

/** Puts an hour's talk with all that its analysis leaves into a running PitchQuest; answers the id of its video. */
export async function seedLongTalk(url: string, db: Db, ownerId: string): Promise<string> {
  return withDirectory(async (directory) => {
    const clip = join(directory, "an-hour.mp4");
    const picture = `testsrc2=size=320x180:rate=5:duration=${talk.seconds}`;
    const sound = ["-f", "lavfi", "-i", `sine=frequency=220:sample_rate=16000:duration=${talk.seconds}`];
    const encoding = [
      "-c:v",
      "libx264",
      "-preset",
      "ultrafast",
      "-crf",
      "35",
      "-g",
      "25",
      "-pix_fmt",
      "yuv420p",
    ];
    const coding = [...encoding, "-c:a", "aac", "-b:a", "24k", "-movflags", "+faststart"];
    await ffmpeg("-f", "lavfi", "-i", picture, ...sound, ...coding, clip);
    const { body } = await upload(url, clip);
    const ref = await completeJob(db, ownerId, body.video_id, makeLongReport());
    const series = makeSeries(talk.seconds);
    await storeArtifact(db, ref, "speech", asJson({ series: series.slice(0, 3) }));
    await storeArtifact(db, ref, "visual", asJson({ series: series.slice(3) }));
    await storePreviews(db, ref, directory);
    return ref.videoId;
  });
}
