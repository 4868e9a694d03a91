import { candidatesPerFrame, type PitchCandidates, pitchRange } from "./pitch-candidates.ts";
import { quantile } from "./statistics.ts";

/** Costs of Boersma (1993), for steps of 10 ms: how strong a candidate must be, and what a leap costs. */
const costs = {
  voicingThreshold: 0.5,
  octaveJump: 0.4,
  voicedUnvoiced: 0.12,
} as const;

interface Limits {
  min: number;
  max: number;
}

/** F0 of each frame in Hz, 0 where unvoiced: the cheapest path through the candidates (Viterbi). */
function findPath(
  candidates: PitchCandidates,
  start: number,
  end: number,
  limits: Limits,
  track: Float32Array,
) {
  const states = candidatesPerFrame + 1;
  const unvoiced = candidatesPerFrame;
  const from = new Int8Array((end - start) * states);
  let scores = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
  scores[unvoiced] = 0;
  for (let frame = start; frame < end; frame += 1) {
    const next = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
    for (let state = 0; state < states; state += 1) {
      const gain = stateGain(candidates, frame, state, limits);
      if (gain === null) continue;
      for (let previous = 0; previous < states; previous += 1) {
        const score = scores[previous] as number;
        if (score === Number.NEGATIVE_INFINITY) continue;
        const total = score + gain - moveCost(candidates, frame, previous, state);
        if (total <= (next[state] as number)) continue;
        next[state] = total;
        from[(frame - start) * states + state] = previous;
      }
    }
    scores = next;
  }
  let state = scores.indexOf(Math.max(...scores));
  for (let frame = end - 1; frame >= start; frame -= 1) {
    track[frame] =
      state === unvoiced ? 0 : (candidates.frequencies[frame * candidatesPerFrame + state] as number);
    state = from[(frame - start) * states + state] as number;
  }
}

/** Null where there is no such candidate. */
function stateGain(candidates: PitchCandidates, frame: number, state: number, limits: Limits): number | null {
  if (state === candidatesPerFrame) return costs.voicingThreshold;
  const place = frame * candidatesPerFrame + state;
  const strength = candidates.strengths[place] as number;
  const frequency = candidates.frequencies[place] as number;
  if (strength === 0 || frequency < limits.min || frequency > limits.max) return null;
  return strength;
}

function moveCost(candidates: PitchCandidates, frame: number, previous: number, state: number): number {
  const unvoiced = candidatesPerFrame;
  if (previous === unvoiced && state === unvoiced) return 0;
  if (previous === unvoiced || state === unvoiced) return costs.voicedUnvoiced;
  const before = candidates.frequencies[(frame - 1) * candidatesPerFrame + previous] as number;
  const now = candidates.frequencies[frame * candidatesPerFrame + state] as number;
  return costs.octaveJump * Math.abs(Math.log2(now / before));
}

/**
 * F0 in Hz for each 10 ms, 0 where unvoiced. The second of two passes looks only near the speaker's own range, which
 * settles what is left of octave errors (De Looze & Hirst 2008, with wider limits).
 * @param stretches [first frame, end frame) worth tracking
 */
export function trackPitch(candidates: PitchCandidates, stretches: [number, number][]): Float32Array {
  const track = new Float32Array(candidates.frameCount);
  const run = (limits: Limits) => {
    for (const [start, end] of stretches) findPath(candidates, start, end, limits, track);
  };
  run(pitchRange);
  const voiced = track.filter((frequency) => frequency > 0);
  const lower = quantile(voiced, 0.25);
  const upper = quantile(voiced, 0.75);
  if (lower !== null && upper !== null) run({ min: 0.6 * lower, max: 2 * upper });
  return track;
}
