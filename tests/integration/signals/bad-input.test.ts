import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "#lib/media/pool.ts";
import { speechAnalysisSchema } from "#lib/signals/speech-measurements.ts";
import { visualAnalysisSchema } from "#lib/signals/visual-measurements.ts";
import { hearFile, watchFile } from "#tests/fixtures/analyze-media.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const face = join(media ?? "", "talking-head-a.mp4");
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterAll(async () => {
  await closePool();
  await made.remove();
});

async function make(name: string, ...args: string[]): Promise<string> {
  const path = join(made.path, name);
  await runFfmpeg(...args, path);
  return path;
}
const watch = async (path: string) => visualAnalysisSchema.parse(await watchFile(path)).measurements;
const hear = async (path: string) => speechAnalysisSchema.parse(await hearFile(path)).measurements;
const h264 = ["-c:v", "libx264", "-preset", "ultrafast"];

describe("pictures without a speaker", () => {
  it("tells of black video that there is nothing to see", async () => {
    const black = await watch(
      await make("black.mp4", "-f", "lavfi", "-i", "color=black:size=320x240:rate=25:duration=4", ...h264),
    );
    expect(black.facePresence.value).toBe(0);
    expect(black.slideShare.value).toBe(0);
    expect(black.faceLuma).toMatchObject({ reason: "no_face_visible" });
    expect(black.bodyMovement).toMatchObject({ reason: "no_body_visible" });
  });

  it("sees an animation without inventing people in it", async () => {
    const film = await watch(
      await make("animation.mp4", ...testPicture({ seconds: 6, size: "640x360" }), ...h264),
    );
    expect(film.facePresence.value).toBe(0);
    for (const metric of ["eyeContact", "smile", "shoulderTilt", "gestureShare", "gestureRate"] as const)
      expect(film[metric].measured, metric).toBe(false);
  });
});

describe.skipIf(!media)("unusual recordings of a speaker", () => {
  const seen = async (path: string) => {
    const measurements = await watch(path);
    expect(measurements.facePresence.value).toBeGreaterThanOrEqual(0.95);
    expect(measurements.eyeContact.value).toBeGreaterThanOrEqual(0.8);
    return measurements;
  };

  it("takes a still image for a speaker who does not move", async () => {
    const still = await make("still.mp4", "-i", face, "-vf", "loop=-1:1,trim=end=5", "-an", ...h264);
    const { bodyMovement, cameraShake } = await seen(still);
    expect(bodyMovement.value).toBeLessThan(0.01);
    expect(cameraShake.value ?? 0).toBeLessThan(0.001);
  });

  it.each([
    ["vertical", ["-vf", "crop=393:700"]],
    ["turned by the player", ["-vf", "transpose=1", "-metadata:s:v:0", "rotate=90"]],
    ["of a varying frame rate", ["-vf", "select=not(mod(floor(n/20)\\,2)*mod(n\\,3))", "-fps_mode", "vfr"]],
    ["with ten bits", ["-pix_fmt", "yuv420p10le"]],
    ["with all chroma", ["-pix_fmt", "yuv444p"]],
    ["interlaced", ["-vf", "tinterlace=interleave_top", "-flags", "+ildct+ilme"]],
  ])("sees the speaker in a picture %s", async (what, args) => {
    await seen(await make(`${what.replaceAll(" ", "-")}.mp4`, "-i", face, ...args, "-an", ...h264));
  });

  it("measures speech that lies over music less surely than it hears it", async () => {
    const music = "aevalsrc=0.05*(sin(440*PI*t)+sin(554*PI*t)+sin(660*PI*t)):d=6:s=44100";
    const mixed = await make(
      "music-under.wav",
      ...["-i", face, "-f", "lavfi", "-i", music, "-filter_complex", "[0:a][1:a]amix=normalize=0", "-vn"],
    );
    const [plain, with_] = [await hear(face), await hear(mixed)];
    expect(with_.speechToNoise.value).toBeLessThan((plain.speechToNoise.value ?? 0) - 5);
    expect(with_.pace.measured).toBe(true);
  });

  it("measures clipped speech and says how much of it is clipped", async () => {
    const loud = await hear(await make("loud.wav", "-i", face, "-af", "volume=30dB", "-vn"));
    expect(loud.clipping.value).toBeGreaterThan(1);
    expect(loud.pace.measured).toBe(true);
    expect(loud.pitchVariation.measured).toBe(true);
  });

  it("tells the slides from the speaker who stands small on them", async () => {
    const slide = "color=white:size=640x360:rate=25,drawbox=x=40:y=30:w=300:h=30:color=navy:t=fill";
    const bars = "drawbox=x=40:y=100:w=250:h=12:color=black:t=fill";
    const other = "color=navy:size=640x360:rate=25,drawbox=x=40:y=200:w=200:h=90:color=orange:t=fill";
    const inset = "[2:v]fps=25,setpts=PTS-STARTPTS,scale=140:140[f];[s][f]overlay=x=490:y=210:shortest=1";
    const path = await make(
      "slides.mp4",
      ...["-f", "lavfi", "-t", "3", "-i", `${slide},${bars}`, "-f", "lavfi", "-t", "3", "-i", other],
      ...["-i", face, "-filter_complex", `[0:v][1:v]concat=n=2:v=1[s];${inset}`, "-an"],
      ...[...h264, "-pix_fmt", "yuv420p"],
    );
    const shown = await watch(path);
    expect(shown.slideShare.value).toBeGreaterThan(0.95);
    expect(shown.pictureInPicture.value).toBeGreaterThan(0.9);
    expect(shown.slideChanges).toMatchObject({ value: 1 });
    expect(shown.faceHeight).toMatchObject({ measured: false, reason: "picture_in_picture" });
    expect(shown.headYaw.measured).toBe(true);
    // Eyes of four pixels tell nobody where they look.
    expect(shown.eyeContact).toMatchObject({ measured: false, reason: "too_few_face_samples" });
    expect((await watch(face)).slideShare.value).toBe(0);
  });

  it("hears who takes the turn where a low and a high voice alternate", async () => {
    const second = join(media ?? "", "talking-head-b.mp4");
    const join3 =
      "[0:a]aresample=16000[a];[1:a]aresample=16000[b];[2:a]aresample=16000[c];[a][b][c]concat=n=3:v=0:a=1";
    const inputs = [face, second, face].flatMap((path) => ["-i", path]);
    const turns = (await hear(await make("turns.wav", ...inputs, "-filter_complex", join3))).speakerTurns;
    expect(turns.value).toBe(3);
    expect((await hear(face)).speakerTurns.value).toBe(1);
  });
});

describe("sound without a talk", () => {
  it("measures a hum's loudness and no speech in it", async () => {
    const hum = await hear(await make("hum.wav", ...testTone(6)));
    expect(hum.loudness.measured).toBe(true);
    expect(hum.pitchVariation.measured).toBe(false);
    expect(hum.pace).toMatchObject({ measured: false, reason: "no_speech" });
  });
});
