import Link from "next/link";
import { formatClock } from "#components/ui/format.ts";
import type { Quote } from "#lib/pitch/report.ts";

/** A way to the second of the take where something was said. */
export function TakeTime({ quote, videoId, label }: { quote: Quote; videoId: string; label: string }) {
  const time = formatClock(quote.startSeconds);
  return (
    <Link
      href={`/videos/${videoId}?t=${Math.floor(quote.startSeconds)}`}
      aria-label={label === "" ? `Play the take at ${time}` : undefined}
      className="inline-flex min-h-6 items-center gap-1.5 text-small underline decoration-line-strong underline-offset-4 hover:text-accent hover:decoration-accent"
    >
      {label} <span className="figures">{time}</span>
    </Link>
  );
}

/** Words of the take, with a way to the second where they were said. */
export function SaidAt({ quote, videoId }: { quote: Quote; videoId: string }) {
  return (
    <figure className="flex items-baseline gap-3">
      <blockquote className="min-w-0 font-quote text-lead italic">“{quote.text}”</blockquote>
      <figcaption className="shrink-0">
        <TakeTime quote={quote} videoId={videoId} label="" />
      </figcaption>
    </figure>
  );
}
