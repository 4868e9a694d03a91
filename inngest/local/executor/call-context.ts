import type { Queryable } from "../database/database.ts";

/** A leased row of the queue. */
export interface Job {
  id: string;
  run_id: string;
  step_id: string | null;
  attempt: number;
  immediate: boolean;
  lost_calls: number;
  lease_id: string;
}

/** What a call carries: the request's body, and what is needed to judge the answer. */
export interface Call {
  functionId: string;
  maxAttempts: number;
  /** How many steps the call knew to be settled. */
  settled: number;
  body: string;
}

interface Row {
  function_id: string;
  max_attempts: number;
  settled: number;
  payload: string;
  steps: string | null;
  stack: string[] | null;
}

// JSON is joined as text: what users stored goes to the worker unparsed and unchanged.
const SELECT = `
  select r.function_id, r.max_attempts, r.settled, e.payload::text, s.steps, s.stack
    from inngest.run r join inngest.event e on e.id = r.event_id
    cross join lateral (
      select string_agg(to_json(id)::text || ':' ||
               case when error is not null then '{"type":"error","error":' || error::text || '}'
                    else '{"type":"data","data":' || coalesce(output::text, 'null') || '}' end, ',' order by position) as steps,
             array_agg(id order by position) as stack
        from inngest.step where run_id = r.id and position is not null) as s
   where r.id = $1`;

/** Reads all that a job's call needs. Null when the run is gone. */
export async function loadCall(db: Queryable, job: Job): Promise<Call | null> {
  const { rows } = await db.query<Row>({ name: "load-call", text: SELECT, values: [job.run_id] });
  const [row] = rows;
  if (!row) return null;
  const stack = row.stack ?? [];
  const context = {
    run_id: job.run_id,
    qi_id: job.id,
    attempt: job.attempt,
    max_attempts: row.max_attempts,
    disable_immediate_execution: !job.immediate,
    use_api: false,
    stack: { stack, current: stack.length },
  };
  const body =
    `{"version":-1,"event":${row.payload},"events":[${row.payload}],"steps":{${row.steps ?? ""}},` +
    `"defers":{},"use_api":false,"ctx":${JSON.stringify(context)}}`;
  return { functionId: row.function_id, maxAttempts: row.max_attempts, settled: row.settled, body };
}
