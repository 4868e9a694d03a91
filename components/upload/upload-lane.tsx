"use client";

import Link from "next/link";
import { useNow } from "#components/live/use-now.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatBytes, formatDuration } from "#components/ui/format.ts";
import { Ruler } from "#components/ui/ruler.tsx";
import { rateOf } from "./transfer-rate.ts";
import type { Upload } from "./upload-state.ts";

/** Still for this long, an upload is told to stand still. */
const stillAfterMs = 10_000;

/** What is going on with an upload, in one line. `now` in milliseconds, null where there is no clock. */
export function describeUpload({ file, phase }: Upload, now: number | null): string {
  switch (phase.name) {
    case "waiting":
      return `Waiting for its turn · ${formatBytes(file.size)}`;
    case "opening":
      return "Asking for a place to put it";
    case "uploading": {
      const amount = `${formatBytes(phase.sentBytes)} of ${formatBytes(file.size)}`;
      if (phase.paused) return `Paused at ${amount}; what was sent is kept`;
      if (phase.away)
        return `The network is away · ${amount} are sent and kept; it goes on by itself when it is back`;
      const stillMs = (now ?? 0) - (phase.samples.at(-1)?.atMs ?? now ?? 0);
      if (stillMs > stillAfterMs)
        return `${amount} · nothing has moved for ${formatDuration(stillMs / 1000)}; it goes on by itself as soon as the connection does`;
      const rate = rateOf(phase.samples);
      if (rate === null) return `Uploading · ${amount}`;
      const left = formatDuration(Math.max(1, Math.ceil((file.size - phase.sentBytes) / rate)));
      return `Uploading · ${amount} · ${formatBytes(rate)}/s · ${left} left`;
    }
    case "finalising":
      return "All of it has arrived. Checking that it can be read";
    case "starting":
      return "Checked and stored. Starting the analysis";
    case "done":
      return "Being analysed";
    case "failed":
      return phase.message;
  }
}

function shareOf({ file, phase }: Upload): number {
  if (phase.name === "uploading") return phase.sentBytes / file.size;
  return ["finalising", "starting", "done"].includes(phase.name) ? 1 : 0;
}

export function UploadLane(props: {
  upload: Upload;
  onPause: () => void;
  onResume: () => void;
  onRetry: () => void;
  onCancel: () => void;
}) {
  const { upload } = props;
  const { phase, file } = upload;
  const failed = phase.name === "failed";
  const now = useNow(phase.name === "uploading" && !phase.paused);
  const text = describeUpload(upload, now);
  const videoId = phase.name === "done" || failed ? phase.videoId : null;
  const cancellable = phase.name === "waiting" || phase.name === "opening" || phase.name === "uploading";
  return (
    <li className="space-y-1 border-t border-line py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="min-w-0 font-medium wrap-anywhere">
          {file.name}
          {upload.captions && (
            <span className="text-small font-normal text-muted"> with {upload.captions.name}</span>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          {phase.name === "uploading" && (
            <button
              type="button"
              className={buttonClass.quiet}
              onClick={phase.paused ? props.onResume : props.onPause}
            >
              {phase.paused ? "Go on" : "Pause"}
            </button>
          )}
          {failed && phase.canRetry && (
            <button type="button" className={buttonClass.plain} onClick={props.onRetry}>
              Try again
            </button>
          )}
          {videoId !== null && (
            <Link href={`/videos/${videoId}`} className={buttonClass.plain}>
              Open the take
            </Link>
          )}
          {(cancellable || failed) && (
            <button type="button" className={buttonClass.quiet} onClick={props.onCancel}>
              {failed ? "Dismiss" : "Cancel"}
            </button>
          )}
        </div>
      </div>
      <Ruler share={shareOf(upload)} label={`Upload of ${file.name}`} valueText={text} />
      <p
        role={failed ? "alert" : undefined}
        className={`min-h-6 text-small tabular-nums ${failed ? "text-poor" : "text-muted"}`}
      >
        {text}
      </p>
    </li>
  );
}
