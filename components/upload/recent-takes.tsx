import Link from "next/link";
import { sheetClass } from "#components/library/sheet-class.ts";
import { Take } from "#components/library/take.tsx";
import { RefreshWhile } from "#components/live/refresh-while.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";

/** The newest takes below the desk; nothing at all before the first one. */
export function RecentTakes({ cards }: { cards: VideoCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="border-t border-line">
      <div className="desk space-y-8 pt-12 pb-24">
        <header className="flex items-baseline justify-between gap-4">
          <h2 id="recent" className="font-serif text-display">
            Recent takes
          </h2>
          <Link href="/videos" className={buttonClass.quiet}>
            All takes
          </Link>
        </header>
        <ul className={sheetClass}>
          {cards.map((card) => (
            <Take key={card.video.id} card={card} />
          ))}
        </ul>
        <RefreshWhile active={cards.some(({ job }) => job !== null && isUnderWay(job))} />
      </div>
    </section>
  );
}
