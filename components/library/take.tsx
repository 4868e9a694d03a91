import Link from "next/link";
import { formatClock, formatScore } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import { Poster } from "#components/ui/poster.tsx";
import type { VideoCard } from "#lib/videos/video-view.ts";
import { Snippet } from "./snippet.tsx";
import { stateOfTake } from "./take-state.ts";

/** One frame of the contact sheet; what can be done to it stands below. */
export function Take(props: { card: VideoCard; early?: boolean; children?: React.ReactNode }) {
  const { card, early, children } = props;
  const { video, posterUrl } = card;
  const state = stateOfTake(card);
  return (
    <li>
      <Link href={`/videos/${video.id}`} prefetch={false} className="group block">
        <div className="relative outline-1 outline-transparent transition-[outline-color] group-hover:outline-ink">
          <Poster url={posterUrl} early={early} />
          {video.durationSeconds !== null && (
            <span className="figures absolute right-0 bottom-0 bg-screen px-1.5 py-0.5 text-caption text-on-screen">
              {formatClock(Math.round(video.durationSeconds))}
            </span>
          )}
          {state.name === "working" && (
            <span
              aria-hidden="true"
              className="absolute -bottom-0.5 left-0 h-0.5 bg-accent transition-[width] duration-200"
              style={{ width: `${state.percent}%` }}
            />
          )}
        </div>
        <div className="grid grid-cols-[1fr_auto] gap-x-4 pt-2.5">
          <p className="truncate font-medium group-hover:underline group-hover:underline-offset-4">
            {video.title}
          </p>
          <p className="row-span-2 font-serif text-title leading-[0.9]! sm:text-display">
            {state.name === "scored" && (
              <>
                <span className="sr-only">Score </span>
                {formatScore(state.score)}
              </>
            )}
            {state.name === "working" && (
              <span className="text-muted">
                {state.percent}
                <span className="text-lead"> %</span>
              </span>
            )}
          </p>
          <p
            className={`text-small ${state.name === "resting" && state.trouble ? "text-poor" : "text-muted"}`}
          >
            {state.name === "working" ? (
              state.doing
            ) : state.name === "resting" ? (
              state.words
            ) : (
              <LocalTime iso={video.createdAt} />
            )}
          </p>
        </div>
      </Link>
      {card.snippet !== null && <Snippet text={card.snippet} />}
      {children}
    </li>
  );
}
