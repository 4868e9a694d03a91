import type { FaceSight, Sight } from "./sight.ts";
import type { Shot } from "./visual-measurements.ts";

interface Track {
  faces: Map<Sight, FaceSight>;
  last: FaceSight;
}

/** A face has moved on, but not further than this (in its own widths) between two samples of a shot. */
const maxStepWidths = 1.2;
const maxGrowth = 1.8;

function distance(track: Track, face: FaceSight): number {
  const growth = Math.max(face.width / track.last.width, track.last.width / face.width);
  if (growth > maxGrowth) return Number.POSITIVE_INFINITY;
  const across = (face.centerX - track.last.centerX) / face.width;
  const down = (face.centerY - track.last.centerY) / face.height;
  return Math.hypot(across, down);
}

/** Links the faces of one shot into tracks, nearest first. */
function linkFaces(sights: Sight[]): Track[] {
  const tracks: Track[] = [];
  for (const sight of sights) {
    const free = new Set(tracks);
    const pairs = (sight.faces ?? []).flatMap((face) =>
      tracks.map((track) => ({ face, track, distance: distance(track, face) })),
    );
    const taken = new Set<FaceSight>();
    for (const pair of pairs.sort((a, b) => a.distance - b.distance)) {
      if (pair.distance > maxStepWidths || !free.has(pair.track) || taken.has(pair.face)) continue;
      free.delete(pair.track);
      taken.add(pair.face);
      pair.track.faces.set(sight, pair.face);
      pair.track.last = pair.face;
    }
    for (const face of sight.faces ?? []) {
      if (!taken.has(face)) tracks.push({ faces: new Map([[sight, face]]), last: face });
    }
  }
  return tracks;
}

/** How much of a shot belongs to a face: its size in every sample, less towards the edge. */
function prominence(track: Track): number {
  return [...track.faces.values()].reduce((sum, face) => {
    const offCenter = Math.min(1, Math.abs(face.centerX - 0.5) * 2);
    return sum + face.height * (1 - offCenter / 2);
  }, 0);
}

/**
 * The face of the main speaker in each sample: within a shot always the same person, the one who takes up most of it
 * over time, even when somebody else comes closer for a moment.
 */
export function followMainSpeaker(
  sights: Sight[],
  shots: Shot[],
  samplesPerSecond: number,
): Map<Sight, FaceSight> {
  const shotOf = (sight: Sight) =>
    shots.findLastIndex((shot) => shot.startSeconds <= sight.index / samplesPerSecond + 1e-6);
  const groups = Map.groupBy(sights, shotOf);
  const main = new Map<Sight, FaceSight>();
  for (const group of groups.values()) {
    const [first] = linkFaces(group).sort((a, b) => prominence(b) - prominence(a));
    for (const [sight, face] of first?.faces ?? []) main.set(sight, face);
  }
  return main;
}
