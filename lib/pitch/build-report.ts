import type { SpeechAnalysis } from "#lib/signals/speech-measurements.ts";
import type { VisualAnalysis } from "#lib/signals/visual-measurements.ts";
import { SCORING_VERSION } from "./bands.ts";
import { writeFeedback } from "./feedback.ts";
import { writeOpeningNote } from "./opening-note.ts";
import type { PitchReport, Transcript } from "./report.ts";
import { type ContentSection, contentNotAssessed } from "./score-content.ts";
import { scoreDelivery, scoreVisual } from "./score-measurements.ts";
import { scoreOverall } from "./score-overall.ts";

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
  const opening = speech.opening && scoreDelivery(speech.opening);
  const marks = {
    speech: speech.segments,
    pauses: speech.pauses,
    fillers: speech.fillers,
    shots: visual.shots,
    eyeContactLosses: visual.eyeContactLosses,
  };
  const series = [...speech.series, ...visual.series];
  const sawFace = visual.measurements.facePresence.measured;
  return {
    scoringVersion: SCORING_VERSION,
    overallScore: overall.score,
    overallReason: overall.reason,
    sections,
    opening,
    feedback: {
      ...writeFeedback({ sections, marks, durationSeconds, series }),
      opening: writeOpeningNote(opening, sections.delivery, sections.content, durationSeconds),
    },
    transcript,
    marks,
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
