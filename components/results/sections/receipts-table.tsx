import type { Receipt } from "#lib/pitch/report.ts";
import { ReceiptRow } from "./receipt-row.tsx";
import { UnmeasuredList } from "./unmeasured-list.tsx";

/** The receipts of one section; each scored one counts with its share of what was measured. */
export function ReceiptsTable({ receipts, caption }: { receipts: Receipt[]; caption: string }) {
  const measured = receipts.filter(({ value }) => value !== null);
  const total = receipts.reduce((sum, { score, weight }) => sum + (score === null ? 0 : weight), 0);
  return (
    <div className="space-y-6">
      {measured.length > 0 && (
        <table className="block w-full table-fixed border-b border-line lg:table">
          <caption className="sr-only">{caption}</caption>
          <thead className="sr-only lg:not-sr-only lg:table-header-group">
            <tr className="text-left text-caption text-muted *:py-2 *:pr-4 *:font-normal">
              <th scope="col" className="w-[20%]">
                Measure
              </th>
              <th scope="col" className="w-[17%]">
                Value
              </th>
              <th scope="col" className="w-[21%]">
                Good is
              </th>
              <th scope="col" className="w-[19%]">
                Score × share
              </th>
              <th scope="col">Source and places</th>
            </tr>
          </thead>
          <tbody className="block lg:table-row-group">
            {measured.map((receipt) => (
              <ReceiptRow
                key={receipt.metric}
                receipt={receipt}
                share={total === 0 ? 0 : receipt.weight / total}
              />
            ))}
          </tbody>
        </table>
      )}
      <UnmeasuredList receipts={receipts.filter(({ value }) => value === null)} />
    </div>
  );
}
