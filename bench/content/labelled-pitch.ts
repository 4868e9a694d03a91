import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Transcript } from "#lib/pitch/report.ts";
import { type RubricItemId, rubricItemIds } from "#lib/pitch/rubric.ts";

export type LabelledSentence = { text: string; item: RubricItemId | null };

/** A transcript with what a person says of it; see the README beside. */
export type LabelledPitch = {
  name: string;
  kind: string;
  /** Written and labelled together. */
  set: number;
  split: string;
  language: string;
  /** Null where it is in a language that nobody asked to be judged. */
  points: Record<RubricItemId, number> | null;
  sentences: LabelledSentence[];
};

const directory = join(import.meta.dirname, "pitches");

function readPitch(name: string, text: string): LabelledPitch {
  const [head = "", body = ""] = text.split("---\n");
  const facts = new Map(
    head
      .trim()
      .split("\n")
      .map((line) => line.split(": ") as [string, string]),
  );
  const labels = new Map(
    (facts.get("points") ?? "").split(", ").map((label) => label.split(" ") as [string, string]),
  );
  const points = rubricItemIds.map((id) => [id, Number(labels.get(id))] as const);
  const isJudged = points.every(([, value]) => Number.isFinite(value));
  const sentences = body
    .trim()
    .split("\n")
    .map((line): LabelledSentence => {
      const [, item = "", said = line] = /^\[(\w*)\] (.*)$/.exec(line) ?? [];
      return { text: said, item: rubricItemIds.find((id) => id === item) ?? null };
    });
  return {
    name,
    kind: facts.get("kind") ?? "",
    set: Number(facts.get("set")),
    split: facts.get("split") ?? "",
    language: facts.get("language") ?? "",
    points: isJudged ? (Object.fromEntries(points) as Record<RubricItemId, number>) : null,
    sentences,
  };
}

export async function listLabelledPitches(): Promise<LabelledPitch[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".txt")).sort();
  return Promise.all(
    files.map(async (file) => readPitch(file.slice(0, -4), await readFile(join(directory, file), "utf8"))),
  );
}

/** What the judge may learn from. */
export async function listLearnedPitches(): Promise<LabelledPitch[]> {
  const pitches = await listLabelledPitches();
  return pitches.filter(({ points, split }) => points !== null && split !== "held-out");
}

/** Sentences as cues of five seconds; the judge is not told the language. */
export function asTranscript(sentences: readonly { text: string }[]): Transcript {
  const cues = sentences.map(({ text }, index) => ({
    text,
    startSeconds: index * 5,
    endSeconds: index * 5 + 4.5,
  }));
  return { source: "captions", language: null, cues };
}
