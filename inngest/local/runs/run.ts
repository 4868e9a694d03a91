import type { Queryable } from "../database/database.ts";

type RunStatus = "Queued" | "Running" | "Completed" | "Failed" | "Cancelled";

/** A run's row, as far as the engine decides by it. */
export interface Run {
  id: string;
  function_id: string;
  event_id: string;
  lane_id: string;
  status: RunStatus;
  sort_at: Date;
  max_attempts: number;
  settled: number;
  parent_run_id: string | null;
  parent_step_id: string | null;
}

const COLUMNS =
  "id, function_id, event_id, lane_id, status, sort_at, max_attempts, settled, parent_run_id, parent_step_id";

/** Locks a run that is not over, so that everything about it happens one after another. Null when it is over. */
export async function lockActiveRun(tx: Queryable, runId: string): Promise<Run | null> {
  const { rows } = await tx.query<Run>(
    `select ${COLUMNS} from inngest.run where id = $1 and status in ('Queued', 'Running') for update`,
    [runId],
  );
  return rows[0] ?? null;
}
