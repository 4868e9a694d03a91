import type { Shot } from "#lib/signals/visual-measurements.ts";
import type { ShotsConfig } from "./config.ts";

const rank = { cut: 2, fade: 1, dissolve: 0, start: 3 };

/**
 * The shots that are as long and as sure as was asked for. Boundaries are taken from the surest (cuts before fades
 * before dissolves) on, each only where it leaves no shot too short; the rest of the video joins its neighbours.
 */
export function keepShots(
  shots: Shot[],
  config: Pick<ShotsConfig, "min_shot_seconds" | "min_confidence">,
): Shot[] {
  const [first, ...rest] = shots;
  if (!first) return [];
  const end = shots.at(-1)?.endSeconds ?? first.endSeconds;
  const kept: Shot[] = [first];
  const weight = ({ transition, confidence }: Shot) => rank[transition] + 0.9 * confidence;
  const isFar = (a: number, b: number) => Math.abs(a - b) >= config.min_shot_seconds - 1e-6;
  for (const shot of rest.toSorted((a, b) => weight(b) - weight(a))) {
    if (shot.confidence < config.min_confidence || !isFar(shot.startSeconds, end)) continue;
    if (kept.every((other) => isFar(other.startSeconds, shot.startSeconds))) kept.push(shot);
  }
  const sorted = kept.sort((a, b) => a.startSeconds - b.startSeconds);
  return sorted.map((shot, index) => ({ ...shot, endSeconds: sorted[index + 1]?.startSeconds ?? end }));
}
