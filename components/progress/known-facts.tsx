import { formatBytes, formatDuration } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import { Poster } from "#components/ui/poster.tsx";
import type { VideoView } from "#lib/videos/video-view.ts";
import { RecordingStrip } from "./recording-strip.tsx";

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_1fr] gap-4 border-b border-line py-2.5">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="figures text-small">{children}</dd>
    </div>
  );
}

/** What is known of a recording while it is analysed, and before. */
export function KnownFacts({ view: { video, posterUrl, waveform, shots } }: { view: VideoView }) {
  const { facts, durationSeconds } = video;
  return (
    <section aria-label="The recording">
      <Poster url={posterUrl} />
      {durationSeconds !== null && (
        <RecordingStrip waveform={waveform} shots={shots} durationSeconds={durationSeconds} />
      )}
      <dl className="mt-2">
        {durationSeconds !== null && <Fact name="Length">{formatDuration(durationSeconds)}</Fact>}
        {facts !== null && (
          <>
            <Fact name="Picture">
              {facts.video === null
                ? "none: sound only"
                : `${facts.video.width} × ${facts.video.height} · ${Math.round(facts.video.framesPerSecond)} fps · ${facts.video.codec}`}
            </Fact>
            <Fact name="Sound">
              {facts.audio === null
                ? "none"
                : `${facts.audio.channels === 1 ? "mono" : facts.audio.channels === 2 ? "stereo" : `${facts.audio.channels} channels`} · ${facts.audio.sampleRate / 1000} kHz · ${facts.audio.codec}`}
            </Fact>
          </>
        )}
        {video.sizeBytes !== null && <Fact name="Size">{formatBytes(video.sizeBytes)}</Fact>}
        <Fact name="Added">
          <LocalTime iso={video.uploadedAt ?? video.createdAt} />
        </Fact>
      </dl>
    </section>
  );
}
