/** The shapes that a reel can have, with what each is good for. */
export const reelAspects = [
  ["source", "As recorded"],
  ["16:9", "Wide, 16:9"],
  ["9:16", "Upright, 9:16"],
  ["1:1", "Square, 1:1"],
] as const;
export type ReelAspect = (typeof reelAspects)[number][0];

export type ReelRequest = {
  target_duration: number;
  aspect: ReelAspect;
  crossfade_seconds: number;
  mode: "auto" | "highlights";
};

const shortestSeconds = 5;

/** Lengths worth offering for a recording: none longer than half of it, at least one. */
export function offeredLengths(durationSeconds: number): number[] {
  const lengths = [15, 30, 45, 60, 90, 120, 180, 300].filter((length) => length <= durationSeconds / 2);
  return lengths.length > 0 ? lengths : [Math.max(shortestSeconds, Math.round(durationSeconds / 2))];
}

/** The length chosen at first: that of the reel there is, else a minute or what comes closest to it. */
export function firstLength(lengths: readonly number[], made: unknown): number {
  const wanted = typeof made === "number" ? made : 60;
  return lengths.reduce((best, length) =>
    Math.abs(length - wanted) < Math.abs(best - wanted) ? length : best,
  );
}

const isAspect = (value: unknown): value is ReelAspect => reelAspects.some(([aspect]) => aspect === value);

/** The shape of a reel as it was asked for. */
export function aspectOf(config: Record<string, unknown>): ReelAspect {
  return isAspect(config.aspect) ? config.aspect : "source";
}

/** What a filled-in form asks for. */
export function readReelForm(form: FormData): ReelRequest {
  const aspect = form.get("aspect");
  return {
    target_duration: Number(form.get("length")),
    aspect: isAspect(aspect) ? aspect : "source",
    crossfade_seconds: form.get("crossfade") === null ? 0 : 0.5,
    mode: form.get("sections") === null ? "highlights" : "auto",
  };
}
