import { buttonClass } from "#components/ui/button-class.ts";
import { countOf, formatDuration } from "#components/ui/format.ts";
import type { ReelView } from "#lib/videos/video-view.ts";
import { aspectOf } from "./reel-request.ts";
import { ReelVideo } from "./reel-video.tsx";
import { SegmentTable } from "./segment-table.tsx";

type Finished = NonNullable<ReelView["finished"]>;

/** A reel to play, what it is made of and why. */
export function FinishedReel({ reel, isShared }: { reel: Finished; isShared: boolean }) {
  const { result, config, url, jobId } = reel;
  const isUpright = aspectOf(config) === "9:16";
  return (
    <div className="space-y-6">
      <div className={`grid gap-x-8 gap-y-4 ${isUpright ? "sm:grid-cols-[14rem_1fr]" : "sm:grid-cols-2"}`}>
        <ReelVideo key={jobId} url={url} aspect={aspectOf(config)} />
        <div className="space-y-3 self-end">
          <p>
            {formatDuration(result.output_duration)} of {formatDuration(result.input_duration)}, cut from{" "}
            {countOf(result.segments_selected, "moment")}.
          </p>
          {result.notes.map((note) => (
            <p key={note} className="measure border-l-2 border-line-strong pl-4 text-small">
              {note}
            </p>
          ))}
          {!isShared && url !== null && (
            <a href={`/api/v1/jobs/${jobId}/download`} download className={buttonClass.plain}>
              Download the reel
            </a>
          )}
        </div>
      </div>
      <SegmentTable segments={result.segments} />
    </div>
  );
}
