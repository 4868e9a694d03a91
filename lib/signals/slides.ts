import { type Measurement, measured, type TimeRange, unmeasured } from "./measurement.ts";
import type { FaceSight } from "./sight.ts";
import type { Shot } from "./visual-measurements.ts";

/** One look at the picture: how flat it is and the main speaker's face, if there is one. */
export interface SlideSample {
  seconds: number;
  flatness: number | null;
  face: FaceSight | null;
}

/** Drawn, not filmed, from this flatness on. */
const slideFlatness = 0.7;
/** A taller face (share of the frame's height) is a speaker before a plain wall, not an inset. */
const insetHeight = 0.25;
const minSamples = 3;

/** Whether a look shows a slide, alone or with a small picture of the speaker on it. */
export function showsSlide({ flatness, face }: SlideSample): boolean {
  return (flatness ?? 0) >= slideFlatness && (face === null || face.height < insetHeight);
}

/** Stretches of neighbouring samples that meet a condition; each sample stands for the time until the next. */
function findStretches(
  samples: SlideSample[],
  durationSeconds: number,
  meets: (sample: SlideSample) => boolean,
): TimeRange[] {
  const stretches: TimeRange[] = [];
  samples.forEach((sample, index) => {
    if (!meets(sample)) return;
    const endSeconds = samples[index + 1]?.seconds ?? durationSeconds;
    const last = stretches.at(-1);
    if (last && last.endSeconds === sample.seconds) last.endSeconds = endSeconds;
    else stretches.push({ startSeconds: sample.seconds, endSeconds });
  });
  return stretches;
}

/** Boundaries of shots with a slide on either side: the slide changed. */
function findSlideChanges(samples: SlideSample[], shots: Shot[]): TimeRange[] {
  return shots.slice(1).flatMap(({ startSeconds }) => {
    const before = samples.findLast((sample) => sample.seconds < startSeconds - 1e-6);
    const after = samples.find((sample) => sample.seconds >= startSeconds - 1e-6);
    const isChange = before && after && showsSlide(before) && showsSlide(after);
    return isChange ? [{ startSeconds, endSeconds: startSeconds }] : [];
  });
}

/** Time that shows slides, time that shows the speaker small on them, and how often the slide changes. */
export function measureSlides(
  samples: SlideSample[],
  shots: Shot[],
  durationSeconds: number,
): { slideShare: Measurement; slideChanges: Measurement; pictureInPicture: Measurement } {
  if (samples.length < minSamples) {
    const missing = (unit: string) => unmeasured(unit, "too_short");
    return {
      slideShare: missing("ratio"),
      slideChanges: missing("count"),
      pictureInPicture: missing("ratio"),
    };
  }
  const share = (meets: (sample: SlideSample) => boolean) => {
    const evidence = findStretches(samples, durationSeconds, meets);
    return measured(samples.filter(meets).length / samples.length, "ratio", { evidence });
  };
  const changes = findSlideChanges(samples, shots);
  return {
    slideShare: share(showsSlide),
    slideChanges: measured(changes.length, "count", { evidence: changes }),
    pictureInPicture: share((sample) => sample.face !== null && showsSlide(sample)),
  };
}
