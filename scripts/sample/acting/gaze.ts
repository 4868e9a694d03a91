import { seededRandom } from "../random.ts";
import type { TimedLine } from "../timeline.ts";
import { ease, type Keys, valueAt } from "./curves.ts";

const turnSeconds = 0.45;
/** Notes lie on a table beside the camera; a thought is looked for above. Degrees, and the head's share in them. */
const notes = { yaw: 27, pitch: -22 };
const thought = { yaw: -15, pitch: 9 };
const headShare = 0.62;
/** Lines on either side of a silence this long: the speaker looks for words. */
const hesitationSeconds = 1.2;

interface Look {
  from: number;
  to: number;
  target: { yaw: number; pitch: number };
}

function findLooks(lines: TimedLine[]): Look[] {
  return lines.flatMap((line, index): Look[] => {
    const before = lines[index - 1];
    if (line.looksAway) return [{ from: line.startSeconds - 0.6, to: line.endSeconds + 0.25, target: notes }];
    if (!before || line.startSeconds - before.endSeconds < hesitationSeconds) return [];
    return [{ from: before.endSeconds + 0.15, to: line.startSeconds - 0.25, target: thought }];
  });
}

function keysOf(looks: Look[], axis: "yaw" | "pitch", delaySeconds: number): Keys {
  return looks.flatMap(({ from, to, target }): [number, number][] => [
    [from + delaySeconds, 0],
    [from + delaySeconds + turnSeconds, target[axis]],
    [to + delaySeconds, target[axis]],
    [to + delaySeconds + turnSeconds, 0],
  ]);
}

/** Direction of the eyes and the head's part in it: eyes lead, the head follows. */
export function prepareGaze(lines: TimedLine[]) {
  const looks = findLooks(lines);
  const eyes = { yaw: keysOf(looks, "yaw", 0), pitch: keysOf(looks, "pitch", 0) };
  const head = { yaw: keysOf(looks, "yaw", 0.1), pitch: keysOf(looks, "pitch", 0.1) };
  return (seconds: number) => ({
    eyes: { yaw: valueAt(eyes.yaw, seconds), pitch: valueAt(eyes.pitch, seconds) },
    head: { yaw: headShare * valueAt(head.yaw, seconds), pitch: headShare * valueAt(head.pitch, seconds) },
  });
}

const blinkSeconds = 0.2;

/** Opening of the lids at any time, 0..1: about fifteen blinks a minute. */
export function prepareBlinks(durationSeconds: number): (seconds: number) => number {
  const random = seededRandom(21);
  const times: number[] = [];
  for (let at = 1.6; at < durationSeconds; at += 2.3 + 3.4 * random()) times.push(at);
  return (seconds) => {
    const nearest = Math.min(...times.map((time) => Math.abs(seconds - time)));
    return ease((nearest - 0.03) / (blinkSeconds / 2));
  };
}
