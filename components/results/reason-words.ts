import type { Reason } from "#lib/pitch/report.ts";

/** Completes "Not measured, because …". */
export const reasonWords: Record<Reason, string> = {
  no_video_stream: "the recording has no picture",
  no_audio_stream: "the recording has no sound",
  no_face_visible: "no face is visible",
  too_few_face_samples: "the face is visible too rarely",
  no_body_visible: "the shoulders and hands are out of the picture",
  hands_out_of_frame: "your hands are outside the picture",
  picture_in_picture: "you are a small picture inside another one",
  no_speech: "nobody speaks",
  too_little_speech: "there is too little speech",
  no_voiced_speech: "the voice carries no pitch that could be followed",
  no_transcript: "there is no transcript",
  judge_failed: "the language model did not answer",
  transcriber_failed: "what is said could not be written down",
  too_short: "the recording is too short",
  silent_audio: "the sound track is silent",
  low_confidence_transcript: "the words could not be recognised with confidence",
  not_installed: "the model for it is not installed here",
  too_little_evidence: "there is too little to judge by",
  unsupported_language: "the judge does not read this language",
  judge_unavailable: "the judge did not answer",
  quote_not_found: "the quote given for it is not in the transcript",
};

export function notMeasured(reason: Reason | null): string {
  return reason === null ? "Not measured." : `Not measured, because ${reasonWords[reason]}.`;
}
