import type { TimeRange } from "#lib/signals/measurement.ts";

export type TransportAction =
  | { do: "toggle" }
  | { do: "pause" }
  | { do: "skip"; seconds: number }
  | { do: "play_range"; range: TimeRange };

/** The first range that begins after the playhead, or before it for `-1`; null at either end. */
export function findNeighbour(
  ranges: readonly TimeRange[],
  time: number,
  direction: 1 | -1,
): TimeRange | null {
  const sorted = [...ranges].sort((a, b) => a.startSeconds - b.startSeconds);
  if (direction === 1) return sorted.find((range) => range.startSeconds > time + 0.25) ?? null;
  return sorted.findLast((range) => range.endSeconds < time - 0.25) ?? null;
}

/** What a key does to the player; null where it does nothing. */
export function actionOfKey(
  key: string,
  time: number,
  evidence: readonly TimeRange[],
): TransportAction | null {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case " ":
      return { do: "toggle" };
    case "k":
      return { do: "pause" };
    case "j":
      return { do: "skip", seconds: -10 };
    case "l":
      return { do: "skip", seconds: 10 };
    case "ArrowLeft":
      return { do: "skip", seconds: -2 };
    case "ArrowRight":
      return { do: "skip", seconds: 2 };
    case "[":
    case "]": {
      const range = findNeighbour(evidence, time, key === "]" ? 1 : -1);
      return range && { do: "play_range", range };
    }
    default:
      return null;
  }
}
