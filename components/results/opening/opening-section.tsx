import { GradeMark } from "#components/ui/grade-mark.tsx";
import { Measure } from "#components/ui/measure.tsx";
import { formatValue } from "#lib/pitch/format-value.ts";
import type { PitchReport, Receipt } from "#lib/pitch/report.ts";
import { notMeasured } from "../reason-words.ts";
import { UnmeasuredList } from "../sections/unmeasured-list.tsx";
import { OpeningNote } from "./opening-note.tsx";

function Row({ receipt, whole }: { receipt: Receipt; whole: Receipt | undefined }) {
  return (
    <tr className="border-t border-line align-baseline *:py-2.5 *:pr-4">
      <th scope="row" className="text-left font-medium">
        {receipt.label}
      </th>
      <td>{receipt.value !== null && <Measure text={formatValue(receipt.value, receipt.unit)} />}</td>
      <td className="text-muted">
        {whole?.value != null ? (
          <Measure text={formatValue(whole.value, whole.unit)} />
        ) : (
          notMeasured(whole?.reason ?? null)
        )}
      </td>
      <td>{receipt.grade !== null && <GradeMark grade={receipt.grade} />}</td>
    </tr>
  );
}

/** The first 30 seconds by themselves: what they do to a listener, and how they sound beside the whole. */
export function OpeningSection({ report }: { report: PitchReport }) {
  const { opening, feedback, sections, metadata } = report;
  const receipts = opening?.receipts ?? [];
  const measured = receipts.filter(({ value, score }) => value !== null && score !== null);
  return (
    <section aria-labelledby="opening" className="space-y-4">
      <h2 id="opening" className="font-serif text-title">
        The first 30 seconds
      </h2>
      {opening === null && (
        <p className="measure border-l-2 border-line-strong pl-4">
          {metadata.videoDurationSeconds < 45
            ? "Not shown apart, because the recording is shorter than 45 s: its opening is most of it."
            : notMeasured(null)}
        </p>
      )}
      <OpeningNote note={feedback.opening} />
      {measured.length > 0 && (
        <table className="w-full max-w-160 border-b border-line text-small">
          <caption className="sr-only">How the first 30 seconds sound, beside the whole take</caption>
          <thead>
            <tr className="text-left text-caption text-muted *:py-2 *:pr-4 *:font-normal">
              <th scope="col">Measure</th>
              <th scope="col">First 30 s</th>
              <th scope="col">Whole take</th>
              <th scope="col">Opening</th>
            </tr>
          </thead>
          <tbody>
            {measured.map((receipt) => (
              <Row
                key={receipt.metric}
                receipt={receipt}
                whole={sections.delivery.receipts.find(({ metric }) => metric === receipt.metric)}
              />
            ))}
          </tbody>
        </table>
      )}
      <UnmeasuredList receipts={receipts.filter(({ value }) => value === null)} />
    </section>
  );
}
