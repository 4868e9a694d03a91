import { ResultsView } from "#components/results/results-view.tsx";
import { formatDuration } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import type { VideoView } from "#lib/videos/video-view.ts";

/** What somebody with a link sees: the results, and nothing that changes them. */
export function SharedTake({ view, expiresAt }: { view: VideoView; expiresAt: string }) {
  const { video, report } = view;
  return (
    <div className="grow pb-24">
      <header className="desk flex flex-wrap items-baseline gap-x-6 gap-y-1 pt-8 pb-6 lg:pb-10">
        <h1 className="min-w-0 text-lead font-medium wrap-anywhere">{video.title}</h1>
        <p className="text-small text-muted">
          {video.durationSeconds !== null && <>{formatDuration(video.durationSeconds)} · </>}
          shared with you until <LocalTime iso={expiresAt} />
        </p>
      </header>
      {report ? (
        <ResultsView view={view} report={report} own={null} />
      ) : (
        <p className="desk measure">
          This take has no results yet. Open the link again when its owner has analysed it.
        </p>
      )}
    </div>
  );
}
