import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { GoneVideo } from "#lib/videos/gone-videos.ts";
import { describeGone } from "./gone-words.ts";
import { RestoreTake } from "./restore-take.tsx";

/** The page of a take that is not there any more: what became of it, and what can be done. */
export function GoneTake({ videoId, gone }: { videoId: string; gone: GoneVideo }) {
  const { title, text } = describeGone(gone.state);
  const isTrashed = gone.state === "trashed";
  return (
    <Notice title={title}>
      {isTrashed && <p className="font-medium wrap-anywhere">{gone.title}</p>}
      <p>{text}</p>
      <p className="text-small text-muted">
        <LocalTime iso={isTrashed ? gone.deletedAt : gone.goneAt} />
      </p>
      <p className="flex flex-wrap gap-3 pt-2">
        {isTrashed && <RestoreTake videoId={videoId} />}
        <Link href="/videos" className={isTrashed ? buttonClass.quiet : buttonClass.primary}>
          Look through your takes
        </Link>
        <Link href="/" className={buttonClass.quiet}>
          Start a new one
        </Link>
      </p>
    </Notice>
  );
}
