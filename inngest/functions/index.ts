import { alertOperators } from "./alert-operators.ts";
import { analyzePitch } from "./analyze-pitch.ts";
import { analyzeWorkout } from "./analyze-workout.ts";
import { checkDriftAfterAnalysis, checkDriftDaily } from "./check-drift.ts";
import { cleanUpCancelled } from "./clean-up-cancelled.ts";
import { announceJob, deliverWebhook } from "./deliver-webhook.ts";
import { detectScenes } from "./detect-scenes.ts";
import { expire } from "./expire.ts";
import { ingest } from "./ingest.ts";
import { makeExport } from "./make-export.ts";
import { makeHighlights } from "./make-highlights.ts";
import { makeQuiz } from "./make-quiz.ts";
import { sweep } from "./sweep.ts";
import { transcribe } from "./transcribe.ts";

/** All functions, as served to the engine by a worker or by the web process. */
export const functions = [
  alertOperators,
  analyzePitch,
  analyzeWorkout,
  cleanUpCancelled,
  checkDriftAfterAnalysis,
  checkDriftDaily,
  announceJob,
  deliverWebhook,
  detectScenes,
  ingest,
  makeExport,
  makeHighlights,
  sweep,
  transcribe,
  makeQuiz,
  expire,
];
