import { describe, expect, it } from "vitest";
import { writeNotes } from "#lib/recordings/write-notes.ts";
import type { Attempt } from "#lib/transcripts/transcript.ts";

const attempt = (transcriber: string, outcome: Attempt["outcome"], message: string | null = null) => ({
  transcriber,
  outcome,
  message,
});
const notesOf = (attempts: Attempt[], candidates: string[]) =>
  writeNotes({ decodeErrors: 0, unpriced: [], attempts, candidates }).join(" ");

describe("what a reader must know of the words", () => {
  it("says who wrote them down, and who would have been asked next", () => {
    const notes = notesOf([attempt("captions", "used")], ["captions", "gemini/g", "pocketsphinx"]);
    expect(notes).toMatch(/^captions .*gemini\/g and pocketsphinx\.$/);
  });

  it("says who failed and why, in the order in which they were asked", () => {
    const refused = attempt("openai/whisper-1", "failed", "OpenAI refused the key.");
    const notes = notesOf(
      [refused, attempt("gemini/g", "no_words"), attempt("pocketsphinx", "used")],
      ["openai/whisper-1", "gemini/g", "pocketsphinx"],
    );
    expect(notes).toMatch(/openai\/whisper-1.*OpenAI refused the key\..*gemini\/g heard no words/);
    expect(notes).not.toContain("not asked");
  });

  it("says nothing where the only one there is wrote them down", () => {
    expect(notesOf([attempt("captions", "used")], ["captions"])).toBe("");
  });
});
