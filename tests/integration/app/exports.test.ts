import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArtifactKind, JobRef } from "#lib/artifacts/artifact.ts";
import { artifactPath } from "#lib/artifacts/artifact.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { exportResultSchema } from "#lib/exports/export-result.ts";
import { findCutView } from "#lib/exports/find-cut-view.ts";
import type { DownloadFormat } from "#lib/exports/formats.ts";
import { getExportView } from "#lib/exports/get-export-view.ts";
import { renderExport } from "#lib/exports/render-export.ts";
import { writeDownload } from "#lib/exports/write-download.ts";
import { checkRequest } from "#lib/jobs/check-request.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import { closePool } from "#lib/media/pool.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { fetchObject } from "#lib/videos/video-storage.ts";
import { openJob, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { runWithoutEngine, storeRecording } from "#tests/fixtures/transcribed-video.ts";

const captions =
  "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nQueues waste our time.\n\n00:00:11.000 --> 00:00:13.000\nWe built an app.\n";
let app: Awaited<ReturnType<typeof startApp>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;
const at = (name: string) => join(folder.path, name);

beforeAll(async () => {
  Object.assign(process.env, { INNGEST_DEV: "http://127.0.0.1:1" });
  app = await startApp();
  folder = await makeTemporaryDirectory();
  ({ caller } = await signUp(app.supabase, app.db));
  const h264 = ["-pix_fmt", "yuv420p", "-preset", "ultrafast", "-g", "50"];
  await runFfmpeg(...testPicture({ seconds: 20 }), ...testTone(20), ...h264, at("talk.mp4"));
  await runFfmpeg(...testTone(6), "-c:a", "aac", at("sound-only.mp4"));
});
afterAll(async () => {
  await closePool();
  await folder.remove();
  await app.stop();
});

/** From a recording in storage to the answer of its export job; `file` fetches what it left. */
async function exportVideo(path: string, config: Record<string, unknown>, text: string | null = captions) {
  const { cutExport } = await import("#lib/exports/cut-export.ts");
  const { saveExport, writeFiles } = await import("#lib/exports/write-files.ts");
  const videoId = await storeRecording(caller, path, text);
  const { job } = await openJob(caller, videoId, false, { type: "export", config });
  const ref: JobRef = { jobId: job.id, videoId, ownerId: caller.actor.ownerId };
  await runWithoutEngine(caller, ref, async ({ db, step }) => {
    const run = step as unknown as <T>(
      id: string,
      work: (context: Parameters<typeof cutExport>[2]) => Promise<T>,
    ) => Promise<T>;
    const cut = await run("cut", (context) => cutExport(db, ref, context));
    const { files } = await run("render", (context) => writeFiles(db, ref, context));
    await saveExport(db, ref, cut, files);
  });
  const file = async (kind: ArtifactKind) => {
    const copy = at(`${ref.jobId}-${kind}`);
    await fetchObject(app.db, "artifacts", artifactPath(ref, kind), copy);
    return copy;
  };
  return { videoId, result: await findResult(app.db, ref.jobId, exportResultSchema), file };
}

describe("an export job", () => {
  it("writes every format, and the video that they belong to", async () => {
    const formats = [
      "mp4",
      "srt",
      "vtt",
      "chapters",
      "ffmetadata",
      "edl",
      "fcpxml",
      "otio",
      "json",
      "csv",
      "poster",
      "preview",
    ];
    const ranges = [
      { start: 0, end: 4 },
      { start: 10, end: 14 },
    ];
    const { result, file } = await exportVideo(at("talk.mp4"), { formats, ranges });
    expect(result?.files.map(({ format }) => format)).toEqual(formats);
    expect(result).toMatchObject({
      input_duration: expect.closeTo(20, 1),
      output_duration: 8,
      segments: [{ label: "Range 1" }, { start: 10 }],
    });
    const cut = await file("cut");
    expect((await probeMedia(cut)).durationSeconds).toBeCloseTo(8, 1);
    const chaptered = at("chaptered.mp4");
    await runFfmpeg(
      "-i",
      cut,
      "-f",
      "ffmetadata",
      "-i",
      await file("ffmetadata"),
      "-i",
      await file("captions-srt"),
      "-map",
      "0",
      "-map",
      "2",
      "-map_metadata",
      "1",
      "-c",
      "copy",
      "-c:s",
      "mov_text",
      chaptered,
    );
    await runFfmpeg("-i", chaptered, "-f", "ffmetadata", at("read-back.txt"));
    const readBack = await readFile(at("read-back.txt"), "utf8");
    expect(readBack.match(/title=Range \d/g)).toEqual(["title=Range 1", "title=Range 2"]);
    expect((await readFile(await file("preview"))).toString("latin1", 8, 12)).toBe("WEBP");
  });

  it("follows the cut with captions, and the video with edit lists", async () => {
    const { videoId } = await exportVideo(at("talk.mp4"), {
      formats: ["vtt"],
      ranges: [{ start: 10, end: 14 }],
    });
    const view = await getExportView(caller, videoId, { ranges: [{ start: 10, end: 14 }] });
    expect(view.cues.map((cue) => cue.startSeconds)).toEqual([1, 11]);
    expect(renderExport("edl", view).body).toContain("00:00:10:00 00:00:14:00 01:00:00:00 01:00:04:00");
    // An export of a range is none of the whole take.
    expect(await findCutView(app.db, videoId)).toBeNull();
  });

  it("is not needed for what is written at once", async () => {
    const videoId = await storeRecording(caller, at("talk.mp4"), captions);
    const wanted = (format: DownloadFormat) => writeDownload(caller, videoId, { format, reelJobId: null });
    expect(await wanted("srt")).toMatchObject({ body: expect.stringContaining("Queues waste our time.") });
    expect((await wanted("json")).filename).toMatch(/\.json$/);
    await expect(wanted("scores")).rejects.toMatchObject({ code: "result_not_found", httpStatus: 404 });
  });

  it("takes sound without a picture, but makes no poster of it", async () => {
    const { result } = await exportVideo(at("sound-only.mp4"), { ranges: [{ start: 1, end: 3 }] }, null);
    expect(result).toMatchObject({ output_duration: 2, files: [{ format: "mp4" }] });
    await expect(exportVideo(at("sound-only.mp4"), { formats: ["poster"] }, null)).rejects.toMatchObject({
      message: expect.stringContaining("no picture"),
    });
  });
});

describe("what an export may not ask for", () => {
  it.each([
    ["a range past the end", { ranges: [{ start: 19, end: 30 }] }, "range_outside_video"],
    ["a range after the end", { ranges: [{ start: 25, end: 26 }] }, "range_outside_video"],
    ["a reel that is none", { reel_job_id: unknownId() }, "reel_not_found"],
    ["music that is not there", { music_asset_id: unknownId() }, "music_not_found"],
  ])("is refused at once: %s", async (_what, config, code) => {
    const videoId = await storeRecording(caller, at("talk.mp4"), null);
    const { jobConfigs } = await import("#lib/jobs/configs.ts");
    const asked = checkRequest(caller, { type: "export", videoId }, jobConfigs.export.parse(config));
    await expect(asked).rejects.toMatchObject({ code, httpStatus: 422 });
  });

  it("captions of which nobody wrote the words", async () => {
    await expect(exportVideo(at("talk.mp4"), { formats: ["srt"] }, null)).rejects.toMatchObject({
      message: expect.stringContaining("Transcribe it first"),
    });
  });
});
