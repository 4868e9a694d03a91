import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RecordingStrip } from "#components/progress/recording-strip.tsx";
import { OpeningSection } from "#components/results/opening/opening-section.tsx";
import { PlayerProvider } from "#components/results/player/player-context.tsx";
import { SegmentTable } from "#components/results/reel/segment-table.tsx";
import { MarksTable } from "#components/results/score-sheet/marks-table.tsx";
import { packMarks } from "#components/results/score-sheet/pack-marks.ts";
import { makeReceipt, makeReport } from "#tests/factories/pitch-report.ts";
import { makeMarks } from "#tests/factories/talk.ts";

const markup = (node: React.ReactNode) =>
  renderToStaticMarkup(<PlayerProvider evidence={[]}>{node}</PlayerProvider>);
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

const segment = {
  start: 8,
  end: 11,
  score: 0.59,
  motion: 0.25,
  audio: null,
  speech: 0.84,
  faces: 0.6,
  novelty: 0.29,
  diversity: 1,
  section: "problem, business_model",
};

describe("a segment of a reel", () => {
  it("names the parts of the pitch that it stands for, and each part of its score", () => {
    const text = textOf(markup(<SegmentTable segments={[segment]} />));
    expect(text).toContain("Problem, Business model");
    for (const value of ["59", "25", "84", "60", "29", "100"]) expect(text).toContain(` ${value} `);
  });

  it("says of a signal that the recording has not that it has not, never nought", () => {
    const text = textOf(markup(<SegmentTable segments={[segment]} />));
    expect(text).toMatch(/Sound – the recording has no such signal Speech 84/);
  });
});

describe("the first 30 seconds", () => {
  it("stand beside the whole take, with the reason where a measure is missing", () => {
    const missing = makeReceipt({ metric: "paceVariation", label: "Variation", value: null, score: null });
    const opening = {
      status: "assessed",
      score: 80,
      reason: null,
      receipts: [makeReceipt({ value: 139 }), { ...missing, grade: null, reason: "too_short" }],
    } as const;
    const report = makeReport({ opening: { ...opening, receipts: [...opening.receipts] } });
    const text = textOf(markup(<OpeningSection report={report} />));
    expect(text).toMatch(/Pace 139 words a minute 148 words a minute/);
    expect(text).toContain("Not measured, because the recording is too short.");
  });

  it("are not shown apart where they are most of the recording", () => {
    const { metadata } = makeReport();
    const report = makeReport({ opening: null, metadata: { ...metadata, videoDurationSeconds: 40 } });
    expect(textOf(markup(<OpeningSection report={report} />))).toContain("shorter than 45 s");
  });
});

describe("what is known while it is analysed", () => {
  it("is nothing before the recording was read, and its sound and shots from then on", () => {
    expect(markup(<RecordingStrip waveform={null} shots={[]} durationSeconds={60} />)).toBe("");
    const shots = [0, 20, 40].map((startSeconds) => ({ startSeconds, endSeconds: startSeconds + 20 }));
    const waveform = { durationSeconds: 60, peaks: btoa("\x72\xe4") };
    const html = markup(<RecordingStrip waveform={waveform} shots={shots} durationSeconds={60} />);
    expect(textOf(html)).toContain("3 shots");
    expect(html).toContain("The sound of the recording");
  });
});

it("the table of marks is written only when it is opened", () => {
  const html = markup(<MarksTable marks={packMarks(makeMarks())} count={26} />);
  expect(textOf(html)).toContain("Read the marks as a table (26)");
  expect(html).not.toContain("<td");
});
