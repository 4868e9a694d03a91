import type { FeedbackItem } from "#lib/pitch/report.ts";
import type { Series } from "#lib/signals/measurement.ts";
import { sliceSeries } from "../score-sheet/trace-curve.ts";
import { ClipButton } from "./clip-button.tsx";
import { clipOf } from "./clip-range.ts";
import { EvidenceQuote } from "./evidence-quote.tsx";

type Props = { items: FeedbackItem[]; durationSeconds: number; level: Series | null };

function Improvement({
  item,
  number,
  durationSeconds,
  level,
}: Omit<Props, "items"> & { item: FeedbackItem; number: number }) {
  const clip = clipOf(item.evidence[0], durationSeconds);
  return (
    <li className="grid gap-x-8 gap-y-4 border-t border-line py-6 sm:grid-cols-[11rem_1fr]">
      <div>
        {clip ? (
          <ClipButton
            clip={clip}
            label={item.title}
            level={level && sliceSeries(level, clip.startSeconds, clip.endSeconds)}
          />
        ) : (
          <p className="flex h-18 items-end border border-dashed border-line-strong p-2 text-small text-muted">
            It shows throughout the take.
          </p>
        )}
      </div>
      <div className="measure space-y-2">
        <div className="flex items-baseline justify-between gap-6">
          <h3 className="font-serif text-title">
            <span className="sr-only">{number}. </span>
            {item.title}
          </h3>
          {item.pointsToGain !== null && item.pointsToGain >= 0.5 && (
            <p className="shrink-0 text-small text-muted">
              <span className="figures text-lead text-accent">+{Math.round(item.pointsToGain)}</span>{" "}
              {Math.round(item.pointsToGain) === 1 ? "point" : "points"}
            </p>
          )}
        </div>
        <p>{item.why}</p>
        {item.quote && <EvidenceQuote quote={item.quote} />}
        {item.practice !== null && (
          <p className="text-muted">
            <strong className="font-medium text-ink">Practise.</strong> {item.practice}
          </p>
        )}
        {item.whatIf !== null && <p className="text-small text-muted">{item.whatIf}</p>}
      </div>
    </li>
  );
}

/** What to work on first: at most three, each with the seconds that show it. */
export function Improvements({ items, durationSeconds, level }: Props) {
  return (
    <section aria-labelledby="improve" className="space-y-5">
      <h2 id="improve" className="font-serif text-display">
        Work on {items.length === 1 ? "this" : "these"}
      </h2>
      {items.length === 0 ? (
        <p className="measure">
          Nothing stands out as weak in what could be measured. Say it to somebody who will interrupt you.
        </p>
      ) : (
        <ol className="border-b border-line">
          {items.map((item, index) => (
            <Improvement
              key={item.id}
              item={item}
              number={index + 1}
              durationSeconds={durationSeconds}
              level={level}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
