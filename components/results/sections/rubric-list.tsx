import type { RubricItemScore } from "#lib/pitch/report.ts";
import { EvidenceQuote } from "../feedback/evidence-quote.tsx";
import { notMeasured } from "../reason-words.ts";

const fullPoints = 5;

function Points({ points }: { points: number }) {
  const whole = Math.round(points);
  return (
    <p className="flex items-center gap-2">
      <span aria-hidden="true" className="flex gap-1">
        {Array.from({ length: fullPoints }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: five marks that never change places.
            key={index}
            className={`h-4 w-1.5 border border-ink ${index < whole ? "bg-ink" : "border-line-strong!"}`}
          />
        ))}
      </span>
      <span className="figures text-small">
        {Number(points.toFixed(1))}
        <span className="text-muted"> of 5</span>
      </span>
    </p>
  );
}

/** The items of the rubric, each with the sentence it rests on. */
export function RubricList({ items }: { items: RubricItemScore[] }) {
  return (
    <ul className="border-b border-line">
      {items.map((item) => (
        <li
          key={item.item}
          className="grid gap-x-8 gap-y-1 border-t border-line py-4 sm:grid-cols-[11rem_1fr]"
        >
          <div className="flex items-baseline justify-between gap-4 sm:block">
            <h3 className="font-medium">{item.label}</h3>
            {item.points !== null && <Points points={item.points} />}
          </div>
          <div className="measure space-y-1">
            {item.quote && <EvidenceQuote quote={item.quote} />}
            <p className="text-muted">{item.points === null ? notMeasured(item.reason) : item.note}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
