import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Totals } from "#components/monitoring/totals.tsx";
import { StepTimes } from "#components/monitoring/work-lists.tsx";
import { ScoreHeadline } from "#components/results/headline/score-headline.tsx";
import { PlayerProvider } from "#components/results/player/player-context.tsx";
import { ReceiptsTable } from "#components/results/sections/receipts-table.tsx";
import { TranscriptPanel } from "#components/results/transcript/transcript-panel.tsx";
import { Ruler } from "#components/ui/ruler.tsx";
import { makeMonitoringView } from "#tests/factories/monitoring-view.ts";
import { makeReceipt, makeReport } from "#tests/factories/pitch-report.ts";

const markup = (node: React.ReactNode) =>
  renderToStaticMarkup(<PlayerProvider evidence={[]}>{node}</PlayerProvider>);
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("what the pages say", () => {
  it("shows no score as no score, never as nought", () => {
    const text = textOf(
      markup(<ScoreHeadline report={makeReport({ overallScore: null, overallReason: "no_speech" })} />),
    );
    expect(text).toContain("Score: –");
    expect(text).not.toMatch(/Score: 0/);
  });

  it("says of every value that was not measured why it was not", () => {
    const unmeasured = makeReceipt({ value: null, score: null, grade: null, reason: "no_body_visible" });
    const text = textOf(markup(<ReceiptsTable receipts={[unmeasured]} caption="c" />));
    expect(text).toContain("Not measured, because the shoulders and hands are out of the picture.");
  });

  it("counts each score with its share of what was measured", () => {
    const receipts = [
      makeReceipt({ metric: "a", weight: 3 }),
      makeReceipt({ metric: "b", weight: 1 }),
      makeReceipt({ metric: "c", weight: 4, value: null, score: null, grade: null, reason: "no_speech" }),
    ];
    const text = textOf(markup(<ReceiptsTable receipts={receipts} caption="c" />));
    expect(text).toContain("× 75 %");
    expect(text).toContain("× 25 %");
  });

  it("shows words of the transcript as words, whatever they look like", () => {
    const html = markup(
      <TranscriptPanel
        cues={[{ text: "<script>alert(1)</script>", startSeconds: 0, endSeconds: 1 }]}
        fillers={{}}
      />,
    );
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
  });

  it("tells progress to those who do not see the ruler", () => {
    expect(markup(<Ruler share={1.4} label="Upload" valueText="all" />)).toContain('aria-valuenow="100"');
  });

  it("lists the times of the steps in the order of the plan, whatever order they come in", () => {
    const steps = makeMonitoringView().stepSeconds.toReversed();
    const text = textOf(markup(<StepTimes steps={steps} />));
    expect(text).toMatch(/Reading the recording.*Watching the speaker.*Writing the report/);
  });

  it("shows an average that does not exist yet as none, and a rate without a last hour in words", () => {
    const view = makeMonitoringView({ averageScore: null, failureRate: null });
    const text = textOf(markup(<Totals view={view} />));
    expect(text).toContain("Average score –");
    expect(text).toContain("Failed in the last hour none ended");
  });
});
