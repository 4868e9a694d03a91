import type { SpeechAnalysis } from "#lib/signals/speech-measurements.ts";
import type { VisualAnalysis } from "#lib/signals/visual-measurements.ts";
import { SCORING_VERSION, sectionWeights } from "./bands.ts";
import { writeFeedback } from "./feedback.ts";
import type { PitchReport, Reason, Section, Transcript } from "./report.ts";
import { type ContentSection, contentNotAssessed } from "./score-content.ts";
import { scoreDelivery, scoreVisual } from "./score-measurements.ts";

export type Findings = {
  durationSeconds: number;
  visual: VisualAnalysis;
  speech: SpeechAnalysis;
  /** Null where there is no transcript. */
  content: ContentSection | null;
  transcript: Transcript | null;
  /** What wrote down the words, also those that were only counted; null where nothing did. */
  transcription: string | null;
  costs: PitchReport["metadata"]["costs"];
  /** What a reader must know of the recording, in words. */
  notes: string[];
};

/** The weighted mean of the sections that were assessed, or the reason why there is none. */
export function scoreOverall(sections: PitchReport["sections"]): {
  score: number | null;
  reason: Reason | null;
} {
  const names = Object.keys(sectionWeights) as (keyof typeof sectionWeights)[];
  const assessed = names.flatMap((name) => {
    const section: Section = sections[name];
    return section.score === null ? [] : [{ score: section.score, weight: sectionWeights[name] }];
  });
  if (assessed.length === 0) return { score: null, reason: sections.delivery.reason };
  const weight = assessed.reduce((sum, part) => sum + part.weight, 0);
  return { score: assessed.reduce((sum, part) => sum + part.score * part.weight, 0) / weight, reason: null };
}

/** The whole outcome from what was measured: scores, receipts, feedback. Pure and versioned. */
export function buildReport({
  durationSeconds,
  visual,
  speech,
  content,
  transcript,
  transcription,
  costs,
  notes,
}: Findings): PitchReport {
  const sections = {
    content: content ?? contentNotAssessed("no_transcript"),
    delivery: scoreDelivery(speech.measurements),
    visual: scoreVisual(visual.measurements),
  };
  const overall = scoreOverall(sections);
  const sawFace = visual.measurements.facePresence.measured;
  return {
    scoringVersion: SCORING_VERSION,
    overallScore: overall.score,
    overallReason: overall.reason,
    sections,
    opening: speech.opening && scoreDelivery(speech.opening),
    feedback: writeFeedback(sections, durationSeconds, [...speech.series, ...visual.series]),
    transcript,
    marks: {
      speech: speech.segments,
      pauses: speech.pauses,
      fillers: speech.fillers,
      shots: visual.shots,
      eyeContactLosses: visual.eyeContactLosses,
    },
    metadata: {
      videoDurationSeconds: durationSeconds,
      framesAnalyzed: visual.framesAnalyzed,
      modelsUsed: {
        transcription,
        emotion: null,
        vision: sawFace ? "human-3.3.6" : null,
        content: sections.content.judge,
      },
      costs,
      notes,
    },
  };
}
