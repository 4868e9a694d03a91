import type { ExportView } from "#lib/exports/export-view.ts";

/** A talk of which two stretches were chosen. */
export function makeExportView(more: Partial<ExportView> = {}): ExportView {
  return {
    title: "Our pitch",
    filename: "our pitch.mp4",
    rate: { numerator: 30_000, denominator: 1001 },
    durationSeconds: 900,
    picture: { width: 1280, height: 720 },
    sound: { channels: 2, sampleRate: 48_000 },
    segments: [
      { startSeconds: 59.5, endSeconds: 65, label: "problem", score: 0.75 },
      { startSeconds: 600, endSeconds: 612.345, label: "ask", score: null },
    ],
    cues: [
      { startSeconds: 58, endSeconds: 61, text: "Nobody likes <waiting> & queues." },
      { startSeconds: 605, endSeconds: 609.25, text: "We raise\n2 million." },
    ],
    chapters: [
      { startSeconds: 0, endSeconds: 300, title: "Problem" },
      { startSeconds: 300, endSeconds: 900, title: "Ask = more; #1" },
    ],
    ...more,
  };
}
