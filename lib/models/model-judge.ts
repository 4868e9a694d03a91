import type { ModelUsage } from "#lib/costs/price-call.ts";
import { isAppError } from "#lib/errors.ts";
import type { Judge, JudgeFeatures } from "#lib/pitch/judge.ts";
import { mergeOpinions, type Opinion, opinionSchema } from "#lib/pitch/merge-opinions.ts";
import type { Transcript } from "#lib/pitch/report.ts";
import { withholdOrders } from "#lib/pitch/withhold-orders.ts";
import { askModel } from "./language-model/ask-model.ts";
import type { ChosenModel } from "./language-model/find-language-model.ts";
import { judgeInstructions, judgeQuestion } from "./language-model/judge-prompt.ts";

/** How often a model is asked: its answers differ, and their spread tells how sure it is. */
export const timesAsked = 3;

type AskOptions = { signal?: AbortSignal; timeoutSeconds: number; onUsage?: (usage: ModelUsage) => void };

/** What a model gets to read of a transcript. */
function readable(transcript: Transcript): Transcript {
  return { ...transcript, cues: withholdOrders(transcript.cues).cues };
}

/**
 * One answer of a language model to the rubric.
 * @throws AppError `model_*`; the signal's reason when aborted
 */
export function askForOpinion(
  chosen: ChosenModel,
  transcript: Transcript,
  features: JudgeFeatures,
  options: AskOptions,
): Promise<Opinion> {
  return askModel({
    ...chosen,
    schema: opinionSchema,
    instructions: judgeInstructions,
    content: [{ type: "text", text: judgeQuestion(readable(transcript), features) }],
    ...options,
  });
}

/** One judgement from the answers of a model: median and spread, quotes verified. */
export function judgeByOpinions(chosen: ChosenModel, transcript: Transcript, opinions: Opinion[]) {
  return mergeOpinions(chosen.name, readable(transcript), opinions);
}

/** A language model as a judge: asked three times side by side. Where it does not answer, the judgement says so. */
export function createModelJudge(chosen: ChosenModel, options: Omit<AskOptions, "signal">): Judge {
  return {
    name: chosen.name,
    async judge(transcript, features, { signal }) {
      const asked = Array.from({ length: timesAsked }, () =>
        askForOpinion(chosen, transcript, features, { ...options, signal }),
      );
      try {
        return judgeByOpinions(chosen, transcript, await Promise.all(asked));
      } catch (error) {
        signal.throwIfAborted();
        if (!isAppError(error)) throw error;
        return { judge: chosen.name, items: [], findings: [], reason: "judge_failed" };
      }
    },
  };
}
