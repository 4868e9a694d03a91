import type { PitchReport, Transcript } from "#lib/pitch/report.ts";

const sentences = [
  "Every clinic loses two hours a day to patients who never come.",
  "We call each of them the evening before, in their own language, and fill the gap by breakfast.",
  "That is a market of four billion euros in Europe alone.",
  "A clinic pays ninety-nine euros a month, and saves two thousand.",
  "In seven months we went from three clinics to sixty-one.",
  "We are raising eight hundred thousand to reach five hundred clinics by next summer.",
];

export function makeTranscript(): Transcript {
  return {
    source: "model:moonshine-tiny",
    language: "en",
    cues: sentences.map((text, index) => ({
      text,
      startSeconds: 4 + index * 29,
      endSeconds: 4 + index * 29 + 7,
    })),
  };
}

export function makeMarks(): PitchReport["marks"] {
  const speech = Array.from({ length: 16 }, (_, index) => ({
    startSeconds: 1.2 + index * 11.8,
    endSeconds: 11.6 + index * 11.8,
  }));
  return {
    speech,
    pauses: speech.slice(0, -1).map((range, index) => ({
      startSeconds: range.endSeconds,
      endSeconds: range.endSeconds + 1.4,
      kind: index % 3 === 0 ? "long" : "medium",
      place: index % 4 === 0 ? "mid_clause" : "boundary",
    })),
    fillers: [22, 47.5, 83, 151.4, 153.2, 156.8, 171].map((startSeconds, index) => ({
      startSeconds,
      endSeconds: startSeconds + 0.4,
      text: index % 2 === 0 ? "um" : null,
      weight: 1,
      evidence: index % 2 === 0 ? "lexical" : "acoustic",
    })),
    shots: [
      { startSeconds: 0, endSeconds: 58, transition: "start", confidence: 1 },
      { startSeconds: 58, endSeconds: 74, transition: "cut", confidence: 0.94 },
      { startSeconds: 74, endSeconds: 192.4, transition: "dissolve", confidence: 0.71 },
    ],
    eyeContactLosses: [{ startSeconds: 61, endSeconds: 70 }],
  };
}
