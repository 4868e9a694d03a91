/**
 * Makes the sample pitch that ships with PitchQuest: public/sample/sample-pitch.mp4 and its captions.
 *
 *     npx node scripts/sample/make-sample.ts
 *
 * Everything in it is made here: the text and the company are invented (pitch-lines.ts), the speaker is drawn by code
 * (drawing/), what she does is computed from the sounds of the voice (acting/), and the voice is Festival's
 * cmu_us_slt_arctic_hts (Carnegie Mellon University and Nagoya Institute of Technology), whose licence lets anybody
 * use, copy and distribute it and leaves what it speaks to us. Of the free English voices of Debian it was understood
 * best by a recogniser (19 % of words wrong; flite 23–35 %, espeak-ng 93 %).
 *
 * Needs Debian's ffmpeg, chromium, festival and festvox-us-slt-hts, takes about two minutes and gives the same film
 * every time. The result is part of the repository: neither installing nor testing runs this.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { perform } from "./acting/perform.ts";
import { writeCaptions } from "./captions.ts";
import { film, framesPerSecond } from "./film.ts";
import { pitchLines } from "./pitch-lines.ts";
import { measureLevels, writeSoundtrack } from "./soundtrack.ts";
import { layOut } from "./timeline.ts";
import { speak } from "./voice.ts";

const target = fileURLToPath(new URL("../../public/sample/", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "sample-pitch-"));
try {
  await mkdir(target, { recursive: true });
  const spoken = await speak(
    pitchLines.flatMap((line) => line.phrases),
    folder,
  );
  const timeline = layOut(pitchLines, spoken);
  const sound = join(folder, "sound.wav");
  await writeSoundtrack(spoken, timeline, sound);
  const poses = perform(timeline, measureLevels(spoken, timeline), framesPerSecond);
  await film(poses, sound, join(target, "sample-pitch.mp4"));
  await writeFile(join(target, "sample-pitch.vtt"), writeCaptions(timeline.lines));
  console.log(`${timeline.durationSeconds} s, ${poses.length} frames, written to ${target}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
