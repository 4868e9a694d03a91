import { Suspense } from "react";
import { PractiseSection } from "#components/practice/practise-section.tsx";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { ComparableTake } from "#lib/takes/list-comparable-takes.ts";
import type { VideoView } from "#lib/videos/video-view.ts";
import { Contents } from "./contents.tsx";
import { ExportMenu } from "./exports/export-menu.tsx";
import { clipOf } from "./feedback/clip-range.ts";
import { Improvements } from "./feedback/improvements.tsx";
import { Strengths } from "./feedback/strengths.tsx";
import { ScoreHeadline } from "./headline/score-headline.tsx";
import { KeyHelp } from "./key-help.tsx";
import { OpeningSection } from "./opening/opening-section.tsx";
import { Player } from "./player/player.tsx";
import { PlayerProvider } from "./player/player-context.tsx";
import { SeekFromAddress } from "./player/seek-from-address.tsx";
import { notMeasured } from "./reason-words.ts";
import { ReceiptSection } from "./receipt-section.tsx";
import { ReelSection } from "./reel/reel-section.tsx";
import { countMarks } from "./score-sheet/list-marks.ts";
import { MarksTable } from "./score-sheet/marks-table.tsx";
import { ScoreSheet } from "./score-sheet/score-sheet.tsx";
import { toSheetData } from "./score-sheet/sheet-data.ts";
import { FindingsList } from "./sections/findings-list.tsx";
import { ReceiptsTable } from "./sections/receipts-table.tsx";
import { RubricList } from "./sections/rubric-list.tsx";
import { SectionBlock } from "./sections/section-block.tsx";
import { fillersOfCues } from "./transcript/cut-cue.ts";
import { TranscriptPanel } from "./transcript/transcript-panel.tsx";
import { WhatIfSection } from "./what-if/what-if-section.tsx";

type Props = {
  view: VideoView;
  report: PitchReport;
  /** What only the owner has: the server's clock when the view was read, and the takes to compare with. Null for
   * somebody with a link: nothing here changes anything then. */
  own: { readAt: string; others: Promise<ComparableTake[]> } | null;
};

/** Parts below the score wake by themselves, so that a press is never kept waiting for all of them. */
function Later({ children }: { children: React.ReactNode }) {
  return (
    <Suspense>
      <div className="space-y-18">{children}</div>
    </Suspense>
  );
}

/** The results of one take in their reading order; the player stays in view. */
export function ResultsView({ view, report, own }: Props) {
  const { video, series } = view;
  const { sections, feedback, transcript } = report;
  const duration = report.metadata.videoDurationSeconds;
  const level = series.find(({ name }) => name === "level") ?? null;
  const sheet = toSheetData(view, report);
  const flags = feedback.improvements.flatMap((item, index) => {
    const clip = clipOf(item.evidence[0], duration);
    return clip ? [{ ...clip, mark: String(index + 1), title: item.title }] : [];
  });
  const evidence = [...feedback.improvements, ...feedback.strengths].flatMap((item) =>
    item.evidence.flatMap((range) => clipOf(range, duration) ?? []),
  );

  return (
    <PlayerProvider evidence={evidence}>
      <div className="lg:desk lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-x-12 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <aside className="sticky top-0 z-20 lg:top-6 lg:col-start-2 lg:row-start-1 lg:max-h-[calc(100dvh-3rem)] lg:space-y-3 lg:self-start lg:overflow-y-auto">
          <Player
            url={view.playbackUrl}
            posterUrl={view.posterUrl}
            picture={video.facts?.video ?? null}
            durationSeconds={duration}
            cues={transcript?.cues ?? []}
            chapters={sheet.chapters}
            sprite={sheet.sprite}
          />
          <SeekFromAddress />
          <Contents
            report={report}
            hasReel={own !== null || Boolean(view.reel?.finished)}
            hasExports={own !== null}
          />
          <KeyHelp />
        </aside>
        <div className="min-w-0 space-y-18 **:[[id]]:scroll-mt-[calc(26vh+5.5rem)] px-4 pt-8 sm:px-8 lg:col-start-1 lg:row-start-1 lg:px-0 lg:pt-0 lg:**:[[id]]:scroll-mt-6">
          <ScoreHeadline report={report} />
          <Later>
            <Improvements items={feedback.improvements} durationSeconds={duration} level={level} />
            <Strengths items={feedback.strengths} durationSeconds={duration} level={level} />
          </Later>
          <Later>
            <WhatIfSection report={report} />
            <OpeningSection report={report} />
          </Later>
          <Later>
            <section aria-labelledby="sheet">
              <h2 id="sheet" className="font-serif text-display">
                Score sheet
              </h2>
              <p className="measure pb-4 text-muted">
                The whole take on one line of time. Point to read, click to go there, drag to look closer.
              </p>
              <ScoreSheet sheet={sheet} flags={flags} />
              <MarksTable marks={sheet.marks} count={countMarks(report.marks)} />
            </section>
          </Later>
          <Later>
            <SectionBlock name="content" section={sections.content}>
              {sections.content.rubric.length > 0 && <RubricList items={sections.content.rubric} />}
              <FindingsList findings={sections.content.findings} />
            </SectionBlock>
            <SectionBlock name="delivery" section={sections.delivery}>
              <ReceiptsTable receipts={sections.delivery.receipts} caption="Receipts of the delivery" />
            </SectionBlock>
            <SectionBlock name="visual" section={sections.visual}>
              <ReceiptsTable receipts={sections.visual.receipts} caption="Receipts of the presence" />
            </SectionBlock>
          </Later>
          <Later>
            <section aria-labelledby="transcript" className="space-y-4">
              <h2 id="transcript" className="font-serif text-display">
                Transcript
              </h2>
              {transcript ? (
                <TranscriptPanel
                  cues={transcript.cues}
                  fillers={fillersOfCues(transcript.cues, report.marks.fillers)}
                />
              ) : (
                <p>{notMeasured("no_transcript")}</p>
              )}
            </section>
          </Later>
          <Later>
            <ReelSection view={view} durationSeconds={duration} readAt={own?.readAt ?? null} />
            {own && <PractiseSection videoId={video.id} />}
            {own && (
              <section aria-labelledby="exports" className="space-y-4">
                <h2 id="exports" className="font-serif text-display">
                  Take it with you
                </h2>
                <ExportMenu
                  videoId={video.id}
                  hasWords={transcript !== null}
                  hasChapters={sheet.chapters.length > 0}
                  reelJobId={view.reel?.finished?.jobId ?? null}
                  view={view}
                  readAt={own.readAt}
                />
              </section>
            )}
            <ReceiptSection
              videoId={video.id}
              report={report}
              createdAt={view.reportCreatedAt}
              others={own?.others ?? null}
            />
          </Later>
        </div>
      </div>
    </PlayerProvider>
  );
}
