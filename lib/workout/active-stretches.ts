/** Frames from `start` up to `end`, which is no longer in. */
export interface Stretch {
  start: number;
  end: number;
}

/** An exercise moves some joint by this many torso lengths … */
const minExtent = 0.3;
/** … within so many seconds about a moment. */
const windowSeconds = 2;
/** A set goes on over a pause of this length. */
const maxPauseSeconds = 3;

function extent(track: Float64Array, start: number, end: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = Math.max(0, start); index < Math.min(track.length, end); index += 1) {
    low = Math.min(low, track[index] as number);
    high = Math.max(high, track[index] as number);
  }
  return high - low;
}

/** Where the body moves enough for an exercise; pauses shorter than three seconds belong to it. */
export function findActiveStretches(tracks: Float64Array[], framesPerSecond: number): Stretch[] {
  const length = tracks[0]?.length ?? 0;
  const half = Math.max(1, Math.round((windowSeconds / 2) * framesPerSecond));
  const isActive = (frame: number) =>
    tracks.some((track) => extent(track, frame - half, frame + half + 1) >= minExtent);
  const stretches: Stretch[] = [];
  for (let frame = 0; frame < length; frame += 1) {
    if (!isActive(frame)) continue;
    const last = stretches.at(-1);
    // The window sees each movement early and late: a pause seems shorter by its whole length.
    if (last && frame - last.end <= (maxPauseSeconds - windowSeconds) * framesPerSecond) last.end = frame + 1;
    else stretches.push({ start: frame, end: frame + 1 });
  }
  return stretches;
}
