import type { FeedbackItem } from "#lib/pitch/report.ts";
import { clipOf } from "./clip-range.ts";
import { TimeLink } from "./time-link.tsx";

/** What already works and should stay. */
export function Strengths({ items, durationSeconds }: { items: FeedbackItem[]; durationSeconds: number }) {
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
            <li key={item.id} className="border-l-2 border-good pl-4">
              <h3 className="font-medium">{item.title}</h3>
              <p className="text-small text-muted">{item.why}</p>
              {clip && <TimeLink range={clip} label={item.title} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
