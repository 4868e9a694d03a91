import { JobProgress } from "#components/progress/job-progress.tsx";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { VideoView } from "#lib/videos/video-view.ts";
import { FinishedReel } from "./finished-reel.tsx";
import { ReelForm } from "./reel-form.tsx";

type Props = {
  view: VideoView;
  durationSeconds: number;
  /** The server's clock when the view was read; null where nothing may be changed. */
  readAt: string | null;
};

/** Why the reel asked for last is not there. */
function Failure({ job }: { job: NonNullable<VideoView["reel"]>["job"] }) {
  if (job.status === "cancelled") {
    return (
      <p className="measure border-l-2 border-line-strong pl-4">
        You stopped this reel. The take is as it was.
      </p>
    );
  }
  return (
    <p role="alert" className="measure border-l-2 border-poor pl-4">
      {job.errorMessage ?? "The reel could not be made."} The take and its results are as they were. Try it
      again, or ask for another length.
    </p>
  );
}

/** The best moments of the take as a short film: made, followed, played, explained and cut again. */
export function ReelSection({ view: { video, reel }, durationSeconds, readAt }: Props) {
  const working = reel !== null && isUnderWay(reel.job);
  const failed = reel !== null && (reel.job.status === "failed" || reel.job.status === "cancelled");
  if (readAt === null && !reel?.finished) return null;
  return (
    <section aria-labelledby="reel" className="space-y-6">
      <div>
        <h2 id="reel" className="font-serif text-display">
          Reel
        </h2>
        <p className="measure text-muted">
          Your best moments in a minute or so, to send ahead of a meeting. Each is chosen by what is seen,
          heard and said in it.
        </p>
      </div>
      {working && readAt !== null && (
        <JobProgress
          key={reel.job.id}
          snapshot={{ job: reel.job, steps: reel.steps, readAt }}
          of="the reel"
        />
      )}
      {failed && readAt !== null && <Failure job={reel.job} />}
      {reel?.finished && <FinishedReel reel={reel.finished} isShared={readAt === null} />}
      {!working && readAt !== null && (
        <ReelForm
          key={reel?.job.id ?? "first"}
          videoId={video.id}
          durationSeconds={durationSeconds}
          made={reel?.finished?.config ?? null}
        />
      )}
    </section>
  );
}
