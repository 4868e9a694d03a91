import Link from "next/link";
import type { ComparableTake } from "#lib/takes/list-comparable-takes.ts";
import type { VideoView } from "#lib/videos/video-view.ts";
import { AnalyseButton } from "./progress/analyse-button.tsx";
import { decideVideoPage } from "./progress/decide-video-page.ts";
import { KnownFacts } from "./progress/known-facts.tsx";
import { ProgressStrip } from "./progress/progress-strip.tsx";
import { ProgressView } from "./progress/progress-view.tsx";
import { DeleteVideo } from "./results/delete-video.tsx";
import { ReelSection } from "./results/reel/reel-section.tsx";
import { ResultsView } from "./results/results-view.tsx";
import { buttonClass } from "./ui/button-class.ts";
import { formatDuration } from "./ui/format.ts";
import { LocalTime } from "./ui/local-time.tsx";

const notes = {
  reanalysis_failed:
    "A later analysis of this take failed. This is the result before it; nothing of it was lost.",
  reanalysis_cancelled: "You stopped a later analysis of this take. This is the result before it.",
} as const;

function Title({ view: { video } }: { view: VideoView }) {
  return (
    <header className="desk flex flex-wrap items-baseline gap-x-6 gap-y-1 pt-8 pb-6 lg:pb-10">
      <h1 className="min-w-0 text-lead font-medium wrap-anywhere">{video.title}</h1>
      <p className="text-small text-muted">
        {video.durationSeconds !== null && <>{formatDuration(video.durationSeconds)} · </>}
        <LocalTime iso={video.createdAt} />
      </p>
    </header>
  );
}

/** Left what is going on, right what is known of the recording. */
function Desk({ view, children }: { view: VideoView; children: React.ReactNode }) {
  return (
    <div className="desk grid gap-x-12 gap-y-12 pb-24 lg:grid-cols-[minmax(0,1fr)_23rem] xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">{children}</div>
      <KnownFacts view={view} />
    </div>
  );
}

type Props = { view: VideoView; readAt: string; others: Promise<ComparableTake[]> };

function Body({ view, readAt, others }: Props) {
  const page = decideVideoPage(view);
  const { job, video, report, steps } = view;
  if (page.show === "results" && report) {
    return <ResultsView view={view} report={report} own={{ readAt, others }} />;
  }
  if (page.show === "progress" && job) {
    return (
      <Desk view={view}>
        <ProgressView key={job.id} videoId={video.id} snapshot={{ job, steps, readAt }} />
      </Desk>
    );
  }
  const unfinished = page.show === "unfinished_upload";
  return (
    <Desk view={view}>
      <div className="space-y-4">
        <h2 className="font-serif text-display">
          {unfinished
            ? "The upload is not complete"
            : video.resultsExpiredAt === null
              ? "Ready to be analysed"
              : "The results have expired"}
        </h2>
        <p className="measure">
          {unfinished
            ? "Choose the same file again on the first page and it goes on where it stopped."
            : video.resultsExpiredAt !== null
              ? "Its results were kept for as long as this server keeps them, and have expired. The recording is here; analysing it again brings them back."
              : "The recording is stored and was checked. The analysis takes about as long as the recording, often less."}
        </p>
        <div className="flex flex-wrap items-start gap-3">
          {unfinished ? (
            <Link href="/" className={buttonClass.primary}>
              Go on uploading
            </Link>
          ) : (
            <AnalyseButton videoId={video.id} label="Analyse it now" />
          )}
          <DeleteVideo videoId={video.id} />
        </div>
        {/* A reel can be had without notes. */}
        {view.reel !== null && (
          <div className="pt-8">
            <ReelSection view={view} durationSeconds={video.durationSeconds ?? 0} readAt={readAt} />
          </div>
        )}
      </div>
    </Desk>
  );
}

/**
 * The page of one video in every state it can be in. `readAt` is the server's clock when the view was read, `others`
 * the takes that it can be compared with.
 */
export function VideoPage({ view, readAt, others }: Props) {
  const page = decideVideoPage(view);
  const note = page.show === "results" ? page.note : null;
  return (
    <div className="grow pb-24">
      {note === "reanalysing" && view.job && (
        <ProgressStrip key={view.job.id} snapshot={{ job: view.job, steps: view.steps, readAt }} />
      )}
      <Title view={view} />
      {/* Stays while the page changes from progress to results, so that the change is heard. */}
      <p role="status" className="sr-only">
        {page.show === "results" && "The results are ready."}
      </p>
      {note !== null && note !== "reanalysing" && (
        <div className="desk pb-8">
          <p className="measure border-l-2 border-warn pl-4">{notes[note]}</p>
        </div>
      )}
      <Body view={view} readAt={readAt} others={others} />
    </div>
  );
}
