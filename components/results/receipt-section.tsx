import { Suspense } from "react";
import { AnalyseButton } from "#components/progress/analyse-button.tsx";
import { ReportLink } from "#components/share/report-link.tsx";
import { ShareTake } from "#components/share/share-take.tsx";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { ComparableTake } from "#lib/takes/list-comparable-takes.ts";
import { CompareTake } from "./compare-take.tsx";
import { DeleteVideo } from "./delete-video.tsx";
import { ReportFacts } from "./report-facts.tsx";

type Props = {
  videoId: string;
  report: PitchReport;
  createdAt: string | null;
  /** The takes to compare with; null for somebody with a link, who can do nothing here. */
  others: Promise<ComparableTake[]> | null;
};

/** How the result came about, and what can be done with the take as a whole. */
export function ReceiptSection({ videoId, report, createdAt, others }: Props) {
  return (
    <section aria-labelledby="receipt" className="space-y-4">
      <h2 id="receipt" className="font-serif text-display">
        Receipt
      </h2>
      <ReportFacts report={report} createdAt={createdAt} />
      {others && (
        <>
          <Suspense fallback={<div className="min-h-16" />}>
            <CompareTake videoId={videoId} others={others} />
          </Suspense>
          <div className="flex flex-wrap items-start gap-3">
            <AnalyseButton videoId={videoId} label="Analyse again" force look="plain" />
            <ShareTake videoId={videoId} />
            <ReportLink videoId={videoId} />
            <DeleteVideo videoId={videoId} />
          </div>
        </>
      )}
    </section>
  );
}
