import { z } from "zod";
import type { Queryable } from "../database/database.ts";
import { parseDurationSeconds } from "../durations.ts";
import { findNextTick } from "./cron.ts";
import { findRefusal } from "./find-refusal.ts";
import { type FunctionConfig, functionConfigSchema } from "./function-config.ts";

export interface Registration {
  functionIds: string[];
  /** One sentence for each function that this engine will not run. */
  refusals: string[];
}

/**
 * Stores what a worker serves. Functions that no worker of the app has listed for two minutes take no new runs.
 * Throws an Error that names the function whose registration cannot be read.
 */
export async function registerApp(
  tx: Queryable,
  url: string,
  app: { id: string; sdk?: string; framework?: string; functions: unknown[] },
): Promise<Registration> {
  const configs = app.functions.map(parseConfig);
  const refusals: string[] = [];
  for (const config of configs) {
    const refusal = findRefusal(config);
    if (refusal) refusals.push(refusal);
    await storeFunction(tx, app.id, config, refusal);
  }
  const functionIds = configs.map((config) => config.id);
  await tx.query(
    `insert into inngest.endpoint (url, app_id, sdk, framework, function_ids, reachable, seen_at)
     values ($1, $2, $3, $4, $5, true, now())
     on conflict (url) do update set app_id = $2, sdk = $3, framework = $4, function_ids = $5,
       reachable = true, problem = null, seen_at = now()`,
    [url, app.id, app.sdk ?? null, app.framework ?? null, functionIds],
  );
  await tx.query(
    `update inngest.function f set removed_at = now()
      where app_id = $1 and removed_at is null
        and not exists (select from inngest.endpoint e where e.app_id = $1 and f.id = any (e.function_ids)
                           and e.seen_at > now() - interval '2 minutes')`,
    [app.id],
  );
  return { functionIds, refusals };
}

function parseConfig(value: unknown): FunctionConfig {
  const parsed = functionConfigSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const id = (value as { id?: unknown } | null)?.id;
  throw new Error(`Function "${String(id)}" cannot be registered: ${z.prettifyError(parsed.error)}`);
}

async function storeFunction(tx: Queryable, appId: string, config: FunctionConfig, refusal: string | null) {
  const { rowCount } = await tx.query(
    `insert into inngest.function (id, app_id, name, config, refusal) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set app_id = $2, name = $3, config = $4, refusal = $5, removed_at = null, updated_at = now()
      where function.config::text <> $4::text or function.refusal is distinct from $5
         or function.removed_at is not null or function.app_id <> $2`,
    [config.id, appId, config.name ?? config.id, JSON.stringify(config), refusal],
  );
  if (rowCount) await storeTriggers(tx, config, refusal !== null);
}

async function storeTriggers(tx: Queryable, config: FunctionConfig, refused: boolean): Promise<void> {
  await tx.query("delete from inngest.trigger where function_id = $1 and position >= $2", [
    config.id,
    config.triggers.length,
  ]);
  for (const [position, trigger] of config.triggers.entries()) {
    const nextAt = trigger.cron && !refused ? findNextTick(trigger.cron, new Date()) : null;
    await tx.query(
      `insert into inngest.trigger (function_id, position, event_name, expression, cron, jitter_seconds, next_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (function_id, position) do update set event_name = $3, expression = $4, jitter_seconds = $6,
         next_at = case when trigger.cron = $5 then coalesce(trigger.next_at, $7) else $7 end, cron = $5`,
      [
        config.id,
        position,
        trigger.event ?? null,
        trigger.expression ?? null,
        trigger.cron ?? null,
        parseDurationSeconds(trigger.jitter ?? "") ?? 0,
        nextAt,
      ],
    );
  }
}
