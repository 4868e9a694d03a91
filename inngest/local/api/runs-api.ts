import { transaction } from "../database/database.ts";
import { cancelRun } from "../runs/cancel-run.ts";
import { isAuthorized } from "../security.ts";
import type { Engine } from "./engine.ts";
import { type Exchange, HttpError, headerOf, sendJson } from "./http.ts";

interface RunRow {
  id: string;
  function_id: string;
  event_id: string;
  status: string;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  output: string | null;
  error: string | null;
}

const SELECT =
  "select id, function_id, event_id, status, created_at, started_at, ended_at, output, error from inngest.run";

/** `GET /v1/events/:id/runs`: the runs an event started, by the engine's id of it or the sender's. */
export async function getRunsOfEvent(
  engine: Engine,
  { request, response, parameters }: Exchange,
): Promise<void> {
  authorize(engine, request);
  const { rows } = await engine.db.query<RunRow>(
    `${SELECT} where event_id = $1 or event_id in (select id from inngest.event where external_id = $1) order by id`,
    [parameters.id],
  );
  sendJson(response, 200, { data: rows.map(presentRun) });
}

/** `GET /v1/runs/:id` */
export async function getRun(engine: Engine, { request, response, parameters }: Exchange): Promise<void> {
  authorize(engine, request);
  const { rows } = await engine.db.query<RunRow>(`${SELECT} where id = $1`, [parameters.id]);
  if (!rows[0]) throw new HttpError(404, "there is no such run");
  sendJson(response, 200, { data: presentRun(rows[0]) });
}

/** `DELETE /v1/runs/:id`: cancels; 204 also when the run was over already. */
export async function deleteRun(engine: Engine, { request, response, parameters }: Exchange): Promise<void> {
  authorize(engine, request);
  const { id = "" } = parameters;
  const { rowCount } = await engine.db.query("select from inngest.run where id = $1", [id]);
  if (!rowCount) throw new HttpError(404, "there is no such run");
  await transaction(engine.db, (tx) => cancelRun(tx, id, "cancelled by request"));
  engine.dispatcher.abortRun(id);
  engine.dispatcher.wake();
  response.writeHead(204).end();
}

function authorize({ settings }: Engine, request: Exchange["request"]): void {
  if (settings.signingKey && !isAuthorized(headerOf(request, "authorization"), settings.signingKey))
    throw new HttpError(401, "a signing key is required");
}

function presentRun(row: RunRow) {
  const { id: run_id, function_id, event_id, status, output, error } = row;
  return {
    run_id,
    function_id,
    event_id,
    status,
    queued_at: row.created_at,
    run_started_at: row.started_at ?? row.created_at,
    ended_at: row.ended_at,
    output: JSON.parse(error ?? output ?? "null"),
  };
}
