import type { AudioMeters } from "./prepared-media.ts";

/** Below this ebur128 has gated everything away: there was no sound. */
const silenceLufs = -69.5;
/** Digital silence is minus infinity in some builds and minus thousands in others. */
const lowestDbfs = -150;
/** A peak this close to full scale in 16-bit samples is the ceiling. */
const ceilingDbfs = -0.02;

function lastNumber(text: string, pattern: RegExp): number | null {
  const value = Number([...text.matchAll(pattern)].at(-1)?.[1]);
  return Number.isFinite(value) ? value : null;
}

/**
 * Reads the final reports of one `ebur128` and one `astats` filter. astats counts the samples at the highest and the
 * lowest level, averaged over the channels: with the peak at the ceiling they are the clipped ones.
 */
export function parseAudioMeters(loudnessReport: string, statisticsReport: string): AudioMeters {
  const lufs = lastNumber(loudnessReport, /\bI:\s+(-?[\d.]+) LUFS/g);
  const silent = lufs === null || lufs < silenceLufs;
  const overall = statisticsReport.slice(statisticsReport.lastIndexOf("Overall"));
  const peak = lastNumber(overall, /Peak level dB: (-?[\d.]+)/g);
  const peakDbfs = peak !== null && peak > lowestDbfs ? peak : null;
  const peaks = lastNumber(overall, /Peak count: ([\d.]+)/g) ?? 0;
  const samples = lastNumber(overall, /Number of samples: (\d+)/g) ?? 0;
  const clipped = peakDbfs !== null && peakDbfs >= ceilingDbfs && samples > 0;
  return {
    integratedLufs: silent ? null : lufs,
    loudnessRangeLu: silent ? null : lastNumber(loudnessReport, /\bLRA:\s+(-?[\d.]+) LU/g),
    peakDbfs,
    clippedPercent: clipped ? (100 * peaks) / samples : 0,
  };
}

/** Root mean square level in the final report of an `astats` filter, dBFS; null for silence. */
export function parseRmsLevel(statisticsReport: string): number | null {
  const level = lastNumber(statisticsReport, /RMS level dB: (-?[\d.]+)/g);
  return level !== null && level > lowestDbfs ? level : null;
}
