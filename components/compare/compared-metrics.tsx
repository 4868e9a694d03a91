import { notMeasured } from "#components/results/reason-words.ts";
import { formatValue } from "#lib/pitch/format-value.ts";
import type { ComparedMetric } from "#lib/takes/compare-reports.ts";
import { differenceWords, verdictColour, verdictWords } from "./comparison-words.ts";

function sideWords({ value, reason }: ComparedMetric["before"], unit: string): string {
  if (value !== null) return formatValue(value, unit);
  return reason === null ? "not measured" : notMeasured(reason);
}

/** The measures of one section, before and after. */
export function ComparedMetrics({ metrics, caption }: { metrics: ComparedMetric[]; caption: string }) {
  return (
    <table className="w-full max-w-240 table-fixed text-small">
      <caption className="sr-only">{caption}, before and after</caption>
      <thead>
        <tr className="text-left text-caption text-muted *:py-2 *:pr-3 *:font-normal">
          <th scope="col" className="w-[30%]">
            Measure
          </th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.metric} className="border-t border-line align-top *:py-2.5 *:pr-3">
            <th scope="row" className="text-left font-medium wrap-anywhere">
              {metric.label}
            </th>
            <td className="wrap-anywhere">{sideWords(metric.before, metric.unit)}</td>
            <td className="wrap-anywhere">{sideWords(metric.after, metric.unit)}</td>
            <td className={`wrap-anywhere ${verdictColour[metric.verdict]}`}>
              <span className="figures">{differenceWords(metric)}</span> {verdictWords[metric.verdict]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
