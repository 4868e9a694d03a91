import type { FeedbackItem } from "#lib/pitch/report.ts";
import type { Series } from "#lib/signals/measurement.ts";
import { sliceSeries } from "../score-sheet/trace-curve.ts";
import { ClipButton } from "./clip-button.tsx";
import { clipOf } from "./clip-range.ts";

type Props = { items: FeedbackItem[]; durationSeconds: number; level: Series | null };

/** What already works and should stay, each with the seconds that show it. */
export function Strengths({ items, durationSeconds, level }: Props) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="keep" className="space-y-4">
      <h2 id="keep" className="font-serif text-title">
        Keep {items.length === 1 ? "this" : "these"}
      </h2>
      <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {items.map((item) => {
          const clip = clipOf(item.evidence[0], durationSeconds);
          return (
            <li key={item.id} className="flex flex-col gap-2 border-l-2 border-good pl-4">
              <h3 className="font-medium">{item.title}</h3>
              <p className="grow text-small text-muted">{item.why}</p>
              {clip && (
                <ClipButton
                  clip={clip}
                  label={item.title}
                  level={level && sliceSeries(level, clip.startSeconds, clip.endSeconds)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
