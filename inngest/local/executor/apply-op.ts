import type { Queryable } from "../database/database.ts";
import { resolveMoment } from "../durations.ts";
import { checkExpression } from "../expressions/cel.ts";
import { findMatchPath, readMatchValue } from "../expressions/match.ts";
import { shortenKey } from "../identifiers.ts";
import { enqueue } from "../queue/enqueue.ts";
import type { Run } from "../runs/run.ts";
import { recordExecutedStep, settleStep } from "../runs/settle-step.ts";
import type { Op } from "./answer.ts";
import { invokeFunction } from "./invoke-function.ts";

const MAX_STEPS = 1000;

/**
 * Plans a step that the function has come upon: queues it, or lets it sleep, wait or invoke. A step known already is
 * left as it is. What cannot be done becomes the step's error, so that the function may catch it. True when new.
 */
export async function applyOp(tx: Queryable, run: Run, op: Op, race: boolean): Promise<boolean> {
  const begin = BEGIN[op.op];
  if (!begin) return failAtOnce(tx, run, op, race, `${describe(op)} is not supported by this engine`);
  let due: Date | null;
  try {
    due = begin.dueAt(op);
  } catch (error) {
    return failAtOnce(tx, run, op, race, (error as Error).message);
  }
  const { rowCount } = await tx.query(
    `insert into inngest.step (run_id, id, op, name, status, race, due_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (run_id, id) do nothing`,
    [run.id, op.id, op.op, nameOf(op), begin.status, race, due],
  );
  if (!rowCount) return false;
  const { rows } = await tx.query<{ steps: number }>(
    "select count(*)::int as steps from inngest.step where run_id = $1",
    [run.id],
  );
  if ((rows[0]?.steps ?? 0) > MAX_STEPS) throw new TooManySteps(`a run may have at most ${MAX_STEPS} steps`);
  const problem = await begin.start?.(tx, run, op);
  if (problem) await settleStep(tx, run, op.id, { status: "Failed", error: errorText(problem) });
  return true;
}

/** The run grew beyond what the engine allows. */
export class TooManySteps extends Error {}

/** What the console calls a step. */
export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

interface Beginning {
  status: "Planned" | "Sleeping" | "Waiting" | "Invoking";
  /** When the step ends by itself; throws an Error for a time that cannot be read. */
  dueAt(op: Op): Date | null;
  /** Does what the step needs; a sentence when it cannot be done. */
  start?(tx: Queryable, run: Run, op: Op): Promise<string | null>;
}

const BEGIN: Record<string, Beginning> = {
  StepPlanned: {
    status: "Planned",
    dueAt: () => null,
    async start(tx, run, op) {
      await enqueue(tx, {
        runId: run.id,
        laneId: run.lane_id,
        sortAt: run.sort_at,
        stepId: op.id,
        immediate: false,
      });
      return null;
    },
  },
  Sleep: { status: "Sleeping", dueAt: (op) => resolveMoment(op.name ?? "", new Date()) },
  WaitForEvent: {
    status: "Waiting",
    dueAt: (op) => resolveMoment(textOf(op, "timeout"), new Date()),
    start: listen,
  },
  InvokeFunction: {
    status: "Invoking",
    dueAt: (op) => (textOf(op, "timeout") ? resolveMoment(textOf(op, "timeout"), new Date()) : null),
    start: (tx, run, op) => invokeFunction(tx, run, op.id, op.opts ?? {}),
  },
};

async function listen(tx: Queryable, run: Run, op: Op): Promise<string | null> {
  const expression = textOf(op, "if") || null;
  try {
    if (expression) checkExpression(expression);
  } catch (error) {
    return (error as Error).message;
  }
  const path = findMatchPath(expression);
  const { rows } = await tx.query<{ payload: string }>("select payload from inngest.event where id = $1", [
    path ? run.event_id : null,
  ]);
  const value = path && rows[0] ? readMatchValue(JSON.parse(rows[0].payload), path) : null;
  await tx.query(
    `insert into inngest.listener (run_id, step_id, event_name, expression, match_path, match_value)
     values ($1, $2, $3, $4, $5, $6)`,
    [run.id, op.id, op.name, expression, path, value && shortenKey(value)],
  );
  return null;
}

async function failAtOnce(tx: Queryable, run: Run, op: Op, race: boolean, problem: string): Promise<boolean> {
  const step = { id: op.id, op: op.op, name: nameOf(op), race, startedAt: new Date(), attempts: 1 };
  return recordExecutedStep(tx, run, step, { status: "Failed", error: errorText(problem) });
}

function describe(op: Op): string {
  const names: Record<string, string> = {
    AIGateway: "step.ai.infer",
    Gateway: "step.fetch",
    WaitForSignal: "step.waitForSignal",
    DeferAdd: "defer",
    DeferAbort: "aborting a deferred function",
  };
  return names[op.op] ?? `the operation "${op.op}"`;
}

function textOf(op: Op, option: string): string {
  const value = op.opts?.[option];
  return typeof value === "string" ? value : "";
}

function errorText(message: string): string {
  return JSON.stringify({ name: "Error", message });
}
