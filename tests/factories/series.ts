import type { Series } from "#lib/signals/measurement.ts";

/** A repeatable wobble between 0 and 1 that looks like a signal and is none. */
function wobble(index: number, pace: number): number {
  return (
    0.5 +
    0.28 * Math.sin(index / pace) +
    0.14 * Math.sin(index / (pace / 2.7) + 1) +
    0.08 * Math.sin(index * 1.7)
  );
}

function make(
  name: string,
  unit: string,
  durationSeconds: number,
  value: (index: number) => number | null,
): Series {
  const values = Array.from({ length: Math.floor(durationSeconds * 2) }, (_, index) => value(index));
  return { name, unit, startSeconds: 0, stepSeconds: 0.5, values };
}

export function makeSeries(durationSeconds = 192.4): Series[] {
  const speaking = (index: number) => index % 23 > 2;
  return [
    make("level", "dBFS", durationSeconds, (i) => (speaking(i) ? -34 + 22 * wobble(i, 5) : -58)),
    make("pitch", "semitones", durationSeconds, (i) => (speaking(i) ? -4 + 8 * wobble(i, 9) : null)),
    make("pace", "words/min", durationSeconds, (i) => 110 + 70 * wobble(i, 31)),
    make("eyeContact", "0/1", durationSeconds, (i) => (i > 120 && i < 140 ? 0 : i % 17 > 2 ? 1 : 0)),
    make("motion", "ratio", durationSeconds, (i) => wobble(i, 13) * 0.06),
    make("gesture", "ratio", durationSeconds, (i) => Math.max(0, wobble(i, 7) - 0.45) * 1.6),
    make("headYaw", "degrees", durationSeconds, (i) => -20 + 40 * wobble(i, 11)),
  ];
}
