import { countOf } from "#components/ui/format.ts";
import { readPeaks, type Waveform } from "#lib/ingest/waveform.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { reducePeaks } from "./reduce-peaks.ts";

const bars = 160;
const height = 48;

function Wave({ waveform }: { waveform: Waveform }) {
  const tops = reducePeaks(readPeaks(waveform), bars);
  // Loudness is heard by its logarithm: the square root brings quiet speech into sight.
  const tall = (peak: number) => Math.max(1, Math.round(Math.sqrt(peak) * height));
  const path = tops.map((peak, x) => `M${x + 0.5} ${(height - tall(peak)) / 2}v${tall(peak)}`).join("");
  return (
    <svg
      role="img"
      aria-label="The sound of the recording from start to end"
      viewBox={`0 0 ${bars} ${height}`}
      preserveAspectRatio="none"
      className="block h-12 w-full stroke-ink/70"
    >
      <path d={path} strokeWidth={0.6} />
    </svg>
  );
}

/** The sound and the shots of a recording in one line of time, as soon as it was read through. */
export function RecordingStrip(props: {
  waveform: Waveform | null;
  shots: TimeRange[];
  durationSeconds: number;
}) {
  const { waveform, shots, durationSeconds } = props;
  if (waveform === null && shots.length === 0) return null;
  return (
    <div className="mt-2 space-y-1 motion-safe:animate-[appear_200ms_ease-out]">
      {waveform && <Wave waveform={waveform} />}
      {shots.length > 1 && (
        <>
          <div aria-hidden="true" className="relative h-2 border-t border-line-strong">
            {shots.slice(1).map(({ startSeconds }) => (
              <span
                key={startSeconds}
                className="absolute top-0 h-2 w-px bg-line-strong"
                style={{ left: `${(startSeconds / durationSeconds) * 100}%` }}
              />
            ))}
          </div>
          <p className="text-caption text-muted">{countOf(shots.length, "shot")}</p>
        </>
      )}
    </div>
  );
}
