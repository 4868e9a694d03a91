import type { Pose } from "../drawing/pose.ts";
import type { Timeline } from "../timeline.ts";
import { type Keys, valueAt, wander } from "./curves.ts";
import { prepareBlinks, prepareGaze } from "./gaze.ts";
import { prepareHands } from "./gestures.ts";
import { mouthAt } from "./mouth.ts";

const stance = { x: 480, y: 206 };

/** Warm at the greeting and the end, friendly in between. */
function smileKeys(timeline: Timeline): Keys {
  const greeting = timeline.lines[0]?.endSeconds ?? 0;
  const thanks = timeline.lines.at(-1)?.startSeconds ?? 0;
  return [
    [0, 0.9],
    [greeting + 0.4, 1],
    [greeting + 1.6, 0.4],
    [thanks - 1.6, 0.45],
    [thanks - 0.2, 1],
  ];
}

/** Mean level about a time: where the voice presses, the body answers. */
function emphasis(levelAt: (seconds: number) => number): (seconds: number) => number {
  return (seconds) => {
    let sum = 0;
    for (let step = -4; step <= 4; step += 1) sum += levelAt(seconds + step * 0.045);
    return sum / 9;
  };
}

/** Every frame of the performance. @param levelAt level of the voice, 0..1, at a time in seconds */
export function perform(
  timeline: Timeline,
  levelAt: (seconds: number) => number,
  framesPerSecond: number,
): Pose[] {
  const gazeAt = prepareGaze(timeline.lines);
  const lidsAt = prepareBlinks(timeline.durationSeconds);
  const beatAt = emphasis(levelAt);
  const handsAt = prepareHands(timeline.lines, beatAt);
  const smiles = smileKeys(timeline);
  return Array.from({ length: Math.round(timeline.durationSeconds * framesPerSecond) }, (_, frame): Pose => {
    const seconds = frame / framesPerSecond;
    const beat = beatAt(seconds);
    const { eyes, head } = gazeAt(seconds);
    return {
      head: {
        x: stance.x + 18 * wander(seconds, 4.6, 1) + 0.35 * head.yaw,
        y: stance.y + 3 * wander(seconds, 4.3, 2) + 3 * beat,
        yaw: head.yaw + 4.5 * wander(seconds, 4.7, 3),
        pitch: 5 + head.pitch + 2 * wander(seconds, 3.1, 4) - 3.5 * beat,
        roll: 2.6 * wander(seconds, 5.3, 5) + 0.06 * head.yaw,
      },
      gaze: {
        yaw: eyes.yaw + 1.5 * wander(seconds, 2.7, 6),
        pitch: 2 + eyes.pitch + wander(seconds, 3.7, 7),
      },
      lids: lidsAt(seconds),
      brows: Math.max(0, 0.15 + 0.5 * beat + 0.3 * wander(seconds, 3.3, 9)),
      mouth: { ...mouthAt(timeline.phones, levelAt, seconds), smile: valueAt(smiles, seconds) },
      breath: 1.5 + 1.5 * Math.sin((2 * Math.PI * seconds) / 3.8),
      ...handsAt(seconds),
    };
  });
}
