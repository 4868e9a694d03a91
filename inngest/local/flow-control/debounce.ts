import type { Queryable } from "../database/database.ts";
import { parseDurationSeconds } from "../durations.ts";
import { shortenKey } from "../identifiers.ts";

/** Puts a start off until no event of this key has come for `period`, at the latest `timeout` after the first. */
export async function debounce(
  tx: Queryable,
  functionId: string,
  rule: { period: string; timeout?: string },
  key: string,
  eventId: string,
): Promise<void> {
  await tx.query(
    `insert into inngest.debounce as d (function_id, key, event_id, due_at, deadline)
     values ($1, $2, $3, least(now() + make_interval(secs => $4), now() + make_interval(secs => $5)),
             now() + make_interval(secs => $5))
     on conflict (function_id, key) do update
       set event_id = $3, due_at = least(now() + make_interval(secs => $4), d.deadline)`,
    [
      functionId,
      shortenKey(key),
      eventId,
      parseDurationSeconds(rule.period) ?? 0,
      rule.timeout ? parseDurationSeconds(rule.timeout) : null,
    ],
  );
}

/** Takes one debounced start that is due; its row is locked until the transaction ends. */
export async function takeDueDebounce(
  tx: Queryable,
): Promise<{ functionId: string; eventId: string } | null> {
  const { rows } = await tx.query<{ function_id: string; event_id: string }>(
    `delete from inngest.debounce where (function_id, key) in (
       select function_id, key from inngest.debounce where due_at <= now()
        order by due_at limit 1 for update skip locked)
     returning function_id, event_id`,
  );
  return rows[0] ? { functionId: rows[0].function_id, eventId: rows[0].event_id } : null;
}
