import { formatScore } from "#components/ui/format.ts";
import { GradeMark } from "#components/ui/grade-mark.tsx";
import { Measure } from "#components/ui/measure.tsx";
import { formatValue } from "#lib/pitch/format-value.ts";
import type { Receipt } from "#lib/pitch/report.ts";
import { TimeLink } from "../feedback/time-link.tsx";

const shownTimes = 4;

/** "measured" or the model's own name. */
function sourceWords(receipt: Receipt): string {
  if (receipt.source === null) return "";
  const source = receipt.source.replace(/^model:/, "");
  const sure =
    receipt.confidence === null ? "" : `, ${Math.round(receipt.confidence * 100)}\u00a0%\u00a0sure`;
  return `${source}${sure}`;
}

/** One measured metric with its whole receipt: value, band, score and weight, where it came from, where it shows. */
export function ReceiptRow({ receipt, share }: { receipt: Receipt; share: number }) {
  const { value, unit, band, score, grade, evidence } = receipt;
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-t border-line py-3 lg:table-row lg:py-0 lg:*:py-3 lg:*:pr-4 lg:*:align-baseline">
      <th scope="row" className="text-left font-medium">
        {receipt.label}
      </th>
      <td className="text-right lg:text-left">
        {value !== null && <Measure text={formatValue(value, unit)} />}
      </td>
      <td className="text-small text-muted">
        {band === null ? (
          "reported, not scored"
        ) : (
          <>
            <span className="lg:hidden">good: </span>
            {band}
          </>
        )}
      </td>
      <td className="text-right whitespace-nowrap lg:text-left">
        {score !== null && grade !== null && (
          <span className="inline-flex items-baseline gap-3">
            <GradeMark grade={grade} />
            <span className="figures text-small">
              {formatScore(score)}
              <span className="text-muted"> × {Math.round(share * 100)} %</span>
            </span>
          </span>
        )}
      </td>
      <td className="col-span-2 text-small text-muted">
        <span className="mr-3">{sourceWords(receipt)}</span>
        {evidence.slice(0, shownTimes).map((range) => (
          <span key={range.startSeconds} className="mr-3">
            <TimeLink range={range} label={receipt.label} />
          </span>
        ))}
        {evidence.length > shownTimes && `and ${evidence.length - shownTimes} more`}
      </td>
    </tr>
  );
}
