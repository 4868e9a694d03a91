import Link from "next/link";
import { formatClock } from "#components/ui/format.ts";
import type { Quote } from "#lib/pitch/report.ts";

/** Words of the take, with a way to the second where they were said. */
export function SaidAt({ quote, videoId }: { quote: Quote; videoId: string }) {
  const time = formatClock(quote.startSeconds);
  return (
    <figure className="flex items-baseline gap-3">
      <blockquote className="min-w-0 font-serif text-lead italic">“{quote.text}”</blockquote>
      <figcaption className="shrink-0">
        <Link
          href={`/videos/${videoId}?t=${Math.floor(quote.startSeconds)}`}
          aria-label={`Play the take at ${time}`}
          className="figures inline-flex min-h-6 items-center text-small underline decoration-line-strong underline-offset-4 hover:text-accent hover:decoration-accent"
        >
          {time}
        </Link>
      </figcaption>
    </figure>
  );
}
