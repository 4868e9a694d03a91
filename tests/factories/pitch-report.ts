import type { FeedbackItem, PitchReport, Receipt } from "#lib/pitch/report.ts";
import { makeMarks, makeTranscript } from "./talk.ts";

export function makeReceipt(change: Partial<Receipt> = {}): Receipt {
  return {
    metric: "pace",
    label: "Pace",
    unit: "words/min",
    value: 148,
    score: 100,
    grade: "good",
    band: "120–165 words a minute",
    weight: 0.2,
    source: "measured",
    confidence: 0.92,
    reason: null,
    evidence: [],
    ...change,
  };
}

export function makeFeedback(change: Partial<FeedbackItem> = {}): FeedbackItem {
  return {
    id: "improve-fillers",
    kind: "improvement",
    metric: "fillerRate",
    title: "Let the silence stand where “um” stands now",
    why: "You fill 6.4 gaps a minute; three of them fall in the eight seconds before your ask.",
    practice: "Read the ask aloud five times. Each time you feel an “um”, close your mouth and count one.",
    pointsToGain: 6,
    whatIf: null,
    evidence: [{ startSeconds: 151, endSeconds: 157.5 }],
    quote: null,
    ...change,
  };
}

const absent = { score: null, grade: null, band: null, source: null, confidence: null, value: null };
const unseen = { startSeconds: 61, endSeconds: 70 };
const rubric: PitchReport["sections"]["content"]["rubric"] = [
  ["problem", "Problem", 4, "Names the person and the cost; the frequency is missing.", 0],
  ["solution", "Solution", 4, "One sentence says what it does and for whom.", 1],
  ["market", "Market", 2, "A number without where it comes from.", 2],
  ["business_model", "Business model", 3, "Price is named, who pays is not.", 3],
  ["traction", "Traction", 4, "Growth with a time span.", 4],
  ["team", "Team", 1, "No sentence says why it is you.", null],
  ["competition", "Competition", 0, "Nobody else is mentioned.", null],
  ["ask", "Ask", 3, "The amount is clear, its use is not.", 5],
].map(([item, label, points, note, cue]) => ({
  item: String(item),
  label: String(label),
  points: Number(points),
  spread: null,
  reason: null,
  note: String(note),
  missing: [],
  quote: cue === null ? null : (makeTranscript().cues[Number(cue)] ?? null),
}));

export function makeReport(change: Partial<PitchReport> = {}): PitchReport {
  return {
    scoringVersion: "1",
    overallScore: 67.6,
    overallReason: null,
    sections: {
      content: {
        status: "assessed",
        score: 53,
        reason: null,
        receipts: [],
        judge: "built-in rubric reader",
        rubric,
        findings: [],
      },
      delivery: {
        status: "assessed",
        score: 78,
        reason: null,
        receipts: [
          makeReceipt(),
          makeReceipt({
            metric: "fillerRate",
            label: "Fillers",
            unit: "1/min",
            value: 6.4,
            score: 48,
            grade: "warn",
            band: "at most 5 a minute",
            evidence: makeMarks().fillers,
          }),
          makeReceipt({
            metric: "pitchVariation",
            label: "Pitch variation",
            unit: "semitones",
            value: 2.7,
            score: 92,
            band: "2–4 semitones",
            confidence: null,
          }),
          makeReceipt({
            metric: "loudness",
            label: "Loudness",
            unit: "LUFS",
            value: -27.3,
            score: 31,
            grade: "poor",
            band: "−23…−14 LUFS",
          }),
          makeReceipt({
            metric: "pauseRatio",
            label: "Silence",
            unit: "ratio",
            value: 0.18,
            score: null,
            grade: null,
            band: null,
            weight: 0,
          }),
        ],
      },
      visual: {
        status: "assessed",
        score: 71,
        reason: null,
        receipts: [
          makeReceipt({
            metric: "eyeContact",
            label: "Eye contact",
            unit: "ratio",
            value: 0.71,
            band: "65 % and more",
            source: "model:face-mesh",
            evidence: [unseen],
          }),
          makeReceipt({
            metric: "gestureShare",
            label: "Gestures",
            unit: "ratio",
            value: 0.22,
            score: 66,
            grade: "warn",
            band: "10–90 % of the time",
            source: "model:hand-track",
          }),
          makeReceipt({
            ...absent,
            metric: "shoulderTilt",
            label: "Shoulders",
            unit: "degrees",
            reason: "no_body_visible",
          }),
        ],
      },
    },
    opening: { status: "assessed", score: 81, reason: null, receipts: [makeReceipt({ value: 139 })] },
    feedback: {
      strengths: [
        makeFeedback({
          id: "s1",
          kind: "strength",
          metric: "pause",
          title: "You paused 1.4 s before the ask",
          why: "It makes the number land. Keep it.",
          practice: null,
          pointsToGain: null,
          evidence: [{ startSeconds: 148, endSeconds: 152 }],
        }),
        makeFeedback({
          id: "s2",
          kind: "strength",
          metric: "pitchVariation",
          title: "Your voice moves",
          why: "2.7 semitones of variation: lively without singing.",
          practice: null,
          pointsToGain: null,
          evidence: [],
        }),
      ],
      improvements: [
        makeFeedback(),
        makeFeedback({
          id: "improve-loudness",
          metric: "loudness",
          title: "Come closer to the microphone",
          why: "At −27 LUFS the back row leans in. A hand’s width nearer is enough.",
          practice: "Record ten seconds with the microphone a hand’s width from your chin and compare.",
          pointsToGain: 4,
          evidence: [{ startSeconds: 12, endSeconds: 18 }],
        }),
        makeFeedback({
          id: "improve-eyes",
          metric: "eyeContact",
          title: "Look up while you name the market",
          why: "For nine seconds you read the number off the slide.",
          practice: "Learn that one sentence by heart.",
          pointsToGain: 2,
          evidence: [unseen],
          quote: makeTranscript().cues[2],
        }),
      ],
      opening: null,
    },
    transcript: makeTranscript(),
    marks: makeMarks(),
    metadata: {
      videoDurationSeconds: 192.4,
      framesAnalyzed: 385,
      modelsUsed: { transcription: "moonshine-tiny", emotion: null, vision: "face-mesh", content: null },
      costs: { totalUsd: 0 },
      notes: ["Part of the picture is a slide; those stretches are left out of eye contact."],
    },
    ...change,
  };
}
