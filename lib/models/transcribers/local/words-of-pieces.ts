import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { alignText } from "#lib/transcripts/align-text.ts";
import type { RecognizedPiece } from "./recognize.ts";

/** Words from tokens with times: a token that begins with a space (or ▁) begins a word. */
function wordsOfTokens({ tokens, timestamps }: RecognizedPiece, piece: TimeRange): Word[] {
  const words: Word[] = [];
  tokens.forEach((token, index) => {
    const at = Math.min(piece.endSeconds, piece.startSeconds + (timestamps[index] ?? 0));
    const text = token.replace(/^[\s▁]+/, "");
    const last = words.at(-1);
    if (text === "" || /^<\|.*\|>$/.test(text)) return;
    if (last && text === token && /[\p{L}\p{N}'’]|[.,!?;:]/u.test(text)) last.text += text;
    else {
      if (last) last.endSeconds = at;
      words.push({ text, startSeconds: at, endSeconds: piece.endSeconds });
    }
  });
  return words;
}

/** Words with times of what was recognised; where a model gives no times, its text is aligned to the speech. */
export function wordsOfPieces(
  pieces: TimeRange[],
  answers: RecognizedPiece[],
  segments: TimeRange[],
): Word[] {
  return pieces.flatMap((piece, index) => {
    const answer = answers[index];
    if (!answer || answer.text.trim() === "") return [];
    const hasTimes = answer.timestamps.length > 0 && answer.timestamps.length === answer.tokens.length;
    if (hasTimes) return wordsOfTokens(answer, piece);
    const inside = segments
      .filter((part) => part.endSeconds > piece.startSeconds && part.startSeconds < piece.endSeconds)
      .map((part) => ({
        startSeconds: Math.max(part.startSeconds, piece.startSeconds),
        endSeconds: Math.min(part.endSeconds, piece.endSeconds),
      }));
    return alignText(answer.text, inside.length > 0 ? inside : [piece]);
  });
}
