import type { Pose } from "../drawing/pose.ts";
import type { Phone } from "../voice.ts";

type Shape = readonly [open: number, wide: number];

const closed: Shape = [0, 0];
/** How the lips stand for a sound: height of the opening, and from rounded (−1) to spread (1). */
const shapes: [Shape, string][] = [
  [closed, "pau m b p"],
  [[0.12, 0.2], "f v"],
  [[0.22, 0.3], "t d n l s z th dh k g ng y hh"],
  [[0.26, -0.4], "r er sh ch jh zh"],
  [[0.2, -1], "w uw uh"],
  [[0.48, -0.7], "ow ao oy aw"],
  [[0.85, 0.15], "aa ay"],
  [[0.6, 0.5], "ae eh ey"],
  [[0.48, 0.1], "ah ax"],
  [[0.34, 0.8], "iy ih ix"],
];
const shapeOf = new Map(shapes.flatMap(([shape, names]) => names.split(" ").map((name) => [name, shape])));

/** Lips prepare the next sound and let go of the last: a mean over this long. */
const spreadSeconds = 0.09;
const samplesOfSpread = 7;

/** The mouth of the speaker at any time, from the sounds and their level (0..1). */
export function mouthAt(
  phones: Phone[],
  levelAt: (seconds: number) => number,
  seconds: number,
): Omit<Pose["mouth"], "smile"> {
  let [open, wide] = [0, 0];
  for (let index = 0; index < samplesOfSpread; index += 1) {
    const time = seconds + 0.02 + spreadSeconds * (index / (samplesOfSpread - 1) - 0.5);
    const phone = phones.find(({ startSeconds, endSeconds }) => time >= startSeconds && time < endSeconds);
    const [height, width] = (phone && shapeOf.get(phone.name)) ?? closed;
    open += height / samplesOfSpread;
    wide += width / samplesOfSpread;
  }
  return { open: open * (0.45 + 0.65 * levelAt(seconds)), wide };
}
