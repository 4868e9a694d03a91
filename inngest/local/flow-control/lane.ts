import { type Database, type Queryable, transaction } from "../database/database.ts";
import { evaluate, evaluateKey } from "../expressions/cel.ts";
import { shortenKey } from "../identifiers.ts";
import type { FunctionConfig } from "../registry/function-config.ts";

const MOST_PRIORITY_SECONDS = 600;

export interface Lane {
  id: string;
  keys: string[];
  limits: number[];
}

/** The lane of a run: its function and the value of every concurrency key for this event. A limit of 0 is no limit. */
export function deriveLane(functionId: string, config: FunctionConfig, event: unknown): Lane {
  const limits = config.concurrency.filter((concurrency) => concurrency.limit > 0);
  const keys = limits.map(({ key, scope = "fn" }) => {
    const owner = scope === "fn" ? `fn:${functionId}:${key ?? ""}` : `${scope}:${key ?? ""}`;
    return shortenKey(`${owner}=${evaluateKey(key, { event })}`);
  });
  return { id: shortenKey([functionId, ...keys].join(" ")), keys, limits: limits.map(({ limit }) => limit) };
}

/** Makes sure that the lane exists with the limits of the present configuration. */
export async function openLane(tx: Queryable, functionId: string, lane: Lane): Promise<void> {
  await tx.query(
    `insert into inngest.lane (id, function_id, keys, limits) values ($1, $2, $3, $4)
     on conflict (id) do update set limits = $4 where lane.limits <> $4`,
    [lane.id, functionId, lane.keys, lane.limits],
  );
}

/** How many seconds a run moves ahead of (or, negative, behind) those that came with it: at most ten minutes. */
export function derivePrioritySeconds(config: FunctionConfig, event: unknown): number {
  const value = config.priority?.run ? Number(evaluate(config.priority.run, { event })) : 0;
  return Number.isFinite(value)
    ? Math.max(-MOST_PRIORITY_SECONDS, Math.min(MOST_PRIORITY_SECONDS, value))
    : 0;
}

/** Removes lanes nobody uses. They are locked first and judged after: who opens one meanwhile waits and makes it anew. */
export async function closeIdleLanes(db: Database): Promise<void> {
  await transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: string }>("select id from inngest.lane for update skip locked");
    await tx.query(
      `delete from inngest.lane l where l.id = any ($1)
          and not exists (select from inngest.run r where r.lane_id = l.id and r.status in ('Queued', 'Running'))`,
      [rows.map(({ id }) => id)],
    );
  });
}
