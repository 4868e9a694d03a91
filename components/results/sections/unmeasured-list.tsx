import { joinWords } from "#components/ui/format.ts";
import type { Receipt } from "#lib/pitch/report.ts";
import { notMeasured } from "../reason-words.ts";

/** What could not be measured, reason by reason. */
export function UnmeasuredList({ receipts }: { receipts: Receipt[] }) {
  const groups = [...Map.groupBy(receipts, ({ reason }) => reason)];
  return (
    <ul className="space-y-3">
      {groups.map(([reason, group]) => (
        <li key={reason} className="measure border-l-2 border-line-strong pl-4 text-small">
          <p className="font-medium">{joinWords(group.map(({ label }) => label))}</p>
          <p className="text-muted">{notMeasured(reason)}</p>
        </li>
      ))}
    </ul>
  );
}
