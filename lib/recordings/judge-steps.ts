import type { JobRef } from "#lib/artifacts/artifact.ts";
import { recordCall } from "#lib/costs/record-call.ts";
import type { Db } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { findLanguageModel } from "#lib/models/language-model/find-language-model.ts";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import { askForOpinion, judgeByOpinions } from "#lib/models/model-judge.ts";
import type { JudgeFeatures, Judgement } from "#lib/pitch/judge.ts";
import type { Opinion } from "#lib/pitch/merge-opinions.ts";
import type { Transcript } from "#lib/pitch/report.ts";
import { withholdOrders } from "#lib/pitch/withhold-orders.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { loadTranscript, quotableTranscript } from "./find-transcript.ts";
import { loadSpeech } from "./findings-store.ts";

/** What a judge reads; null where nothing is known of what was said. */
async function findMaterial(
  db: Db,
  ref: JobRef,
): Promise<{ transcript: Transcript; features: JudgeFeatures } | null> {
  const transcript = quotableTranscript(await loadTranscript(db, ref));
  if (!transcript) return null;
  const [video, speech] = await Promise.all([getVideo(db, ref.ownerId, ref.videoId), loadSpeech(db, ref)]);
  return {
    transcript,
    features: { durationSeconds: video.durationSeconds ?? 0, speech: speech.measurements },
  };
}

/** Asks the language model once; null where none is configured or nothing was said. */
export async function askModelJudge(
  db: Db,
  ref: JobRef,
  { signal }: StepContext,
): Promise<{ opinion: Opinion | null }> {
  const chosen = findLanguageModel(getEnv());
  const material = chosen && (await findMaterial(db, ref));
  if (!chosen || !material) return { opinion: null };
  const recorded: Promise<void>[] = [];
  try {
    const opinion = await askForOpinion(chosen, material.transcript, material.features, {
      signal,
      timeoutSeconds: getEnv().MODEL_TIMEOUT_SECONDS,
      onUsage: (usage) => recorded.push(recordCall(db, ref, "content", usage)),
    });
    return { opinion };
  } finally {
    await Promise.all(recorded);
  }
}

/** As much of a sentence as a note shows. */
const shownCharacters = 120;

/** Says of what was not read out to the judge that it was not. */
function noteWithheld({ cues }: Transcript): string[] {
  const [first = "", ...others] = withholdOrders(cues).withheld;
  if (first === "") return [];
  const shown = first.length > shownCharacters ? `${first.slice(0, shownCharacters)}…` : first;
  const more = others.length > 0 ? `, and ${others.length} more like it` : "";
  return [`Left out of the judgement, as it speaks to the judge and not to the listener: “${shown}”${more}.`];
}

/** What the model answered, or in words why it did not. */
export type Answers = { opinions: Opinion[]; failure: string | null };

/**
 * The judgement: of the language model where it answered, else of the local judge, and then it is said that the model
 * was to judge and did not.
 */
export async function judgeContent(
  db: Db,
  ref: JobRef,
  { opinions, failure }: Answers,
  { signal }: StepContext,
): Promise<{ judgement: Judgement | null; notes: string[] }> {
  const material = await findMaterial(db, ref);
  if (!material) return { judgement: null, notes: [] };
  const { transcript, features } = material;
  const withheld = noteWithheld(transcript);
  const chosen = findLanguageModel(getEnv());
  const byModel = chosen && opinions.length > 0 ? judgeByOpinions(chosen, transcript, opinions) : null;
  if (byModel && byModel.reason === null) {
    return { judgement: byModel, notes: [...(failure ? [failure] : []), ...withheld] };
  }
  const judgement = await localJudge.judge(transcript, features, { signal });
  if (!chosen) return { judgement, notes: withheld };
  const why = failure ?? "Nothing that it quoted is in the transcript.";
  return {
    judgement,
    notes: [`${chosen.name} was to judge the content and did not: ${why} The local judge did.`, ...withheld],
  };
}
