import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import type { Report } from "../report.ts";
import { mark, reportAgreement, reportItems } from "./agreement.ts";
import { asTranscript, type LabelledPitch, listLabelledPitches } from "./labelled-pitch.ts";

const transcripts = 1000;
const wordsEach = 600;
const features = { durationSeconds: 120, speech: null };
const judge = (sentences: readonly { text: string }[]) =>
  localJudge.judge(asTranscript(sentences), features, { signal: AbortSignal.timeout(600_000) });

/** Where there are pitches that nothing was learned from, they tell what the judge is worth. */
async function agree(report: Report, name: string, pitches: LabelledPitch[]): Promise<void> {
  if (pitches.length === 0) return;
  const marked = await Promise.all(
    pitches.map(async (pitch) => mark(pitch, (await judge(pitch.sentences)).items)),
  );
  reportAgreement(report, name, marked);
  reportItems(report, name, marked);
}

/** Sentences of the labelled pitches, dealt out from another place for each transcript. */
function makeTranscripts(pitches: LabelledPitch[]): { text: string }[][] {
  const pool = pitches.flatMap((pitch) => pitch.sentences);
  return Array.from({ length: transcripts }, (_, index) => {
    const sentences: { text: string }[] = [];
    for (let words = 0, at = index * 7; words < wordsEach; at += 1) {
      const sentence = pool[at % pool.length] as { text: string };
      sentences.push(sentence);
      words += sentence.text.split(" ").length;
    }
    return sentences;
  });
}

/** The local judge against labels, and its speed on one core. */
export async function run(report: Report): Promise<void> {
  const pitches = await listLabelledPitches();
  const judged = pitches.filter(({ points }) => points !== null);
  await agree(
    report,
    "learned from",
    judged.filter(({ split }) => split === "tune"),
  );
  await agree(
    report,
    "held out",
    judged.filter(({ split }) => split === "held-out"),
  );
  const foreign = pitches.filter(({ points }) => points === null);
  const refused = await Promise.all(foreign.map(async ({ sentences }) => (await judge(sentences)).reason));
  const isRefused = refused.filter((reason) => reason === "unsupported_language").length;
  report("other languages not judged", isRefused, "pitches", foreign.length);

  const batch = makeTranscripts(judged);
  const started = process.cpuUsage();
  for (const sentences of batch) await judge(sentences);
  const { user, system } = process.cpuUsage(started);
  report(`${transcripts} transcripts of ${wordsEach} words, CPU`, (user + system) / 1e6, "s", 60);
}
