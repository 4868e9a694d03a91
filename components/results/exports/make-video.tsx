"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { JobProgress } from "#components/progress/job-progress.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { JobView } from "#lib/videos/video-view.ts";
import { aspectOf, reelAspects } from "../reel/reel-request.ts";

/** The whole take as an MP4 that plays everywhere, in the shape that is asked for. */
export function MakeVideo(props: { videoId: string; made: JobView | null; readAt: string }) {
  const { videoId, made, readAt } = props;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  function make(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const aspect = new FormData(event.currentTarget).get("aspect");
    startTransition(async () => {
      setError(null);
      try {
        await callApi("POST", `/api/videos/${videoId}/exports`, { formats: ["mp4"], aspect });
        router.refresh();
      } catch (refusal) {
        setError(messageOf(refusal));
      }
    });
  }
  if (made && isUnderWay(made.job)) {
    const { job, steps } = made;
    return <JobProgress key={job.id} snapshot={{ job, steps, readAt }} of="the video" />;
  }
  const failure =
    error ?? (made?.job.status === "failed" ? (made.job.errorMessage ?? "The video was not made.") : null);
  return (
    <form onSubmit={make} className="space-y-2 pt-2">
      <div className="flex flex-wrap items-end gap-3">
        <label className="text-caption text-muted">
          The whole take as an MP4
          <select name="aspect" defaultValue={aspectOf(made?.job.config ?? {})} className="field mt-1 block">
            {reelAspects.map(([aspect, label]) => (
              <option key={aspect} value={aspect}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={pending} className={buttonClass.plain}>
          {pending ? "Starting …" : "Make it"}
        </button>
      </div>
      {failure !== null && (
        <p role="alert" className="text-small text-poor">
          {failure} The take is as it was.
        </p>
      )}
    </form>
  );
}
