import type { Queryable } from "../database/database.ts";
import { evaluateKey, holds } from "../expressions/cel.ts";
import { admitStart } from "../flow-control/admit-start.ts";
import { debounce } from "../flow-control/debounce.ts";
import { log } from "../log.ts";
import { type FunctionConfig, readFunctionConfig } from "../registry/function-config.ts";
import { createRun } from "../runs/create-run.ts";
import type { StoredEvent } from "./event.ts";

interface Candidate {
  expression: string | null;
  config: string;
  refusal: string | null;
}

/** Starts (or puts off) every function that an event triggers. */
export async function startFunctions(tx: Queryable, eventId: string, event: StoredEvent): Promise<void> {
  const { rows } = await tx.query<Candidate>(
    `select t.expression, f.config, f.refusal from inngest.trigger t join inngest.function f on f.id = t.function_id
      where t.event_name = any ($1) and f.removed_at is null order by f.id, t.position`,
    [namesOf(event.name)],
  );
  const started = new Set<string>();
  for (const { expression, config: json, refusal } of rows) {
    const config = readFunctionConfig(json);
    // The expression of a refused function may be what it was refused for.
    if (refusal) log("function_refused", { refusal, event: event.name });
    else if (!started.has(config.id) && holds(expression, { event })) {
      started.add(config.id);
      await startFunction(tx, config, eventId, event);
    }
  }
}

async function startFunction(tx: Queryable, config: FunctionConfig, eventId: string, event: StoredEvent) {
  if (!(await admitStart(tx, config, eventId, event))) return;
  if (config.debounce) {
    const key = evaluateKey(config.debounce.key, { event });
    return debounce(tx, config.id, config.debounce, key, eventId);
  }
  const availableAt = event.ts > Date.now() ? new Date(event.ts) : undefined;
  await createRun(tx, { config, eventId, event, availableAt });
}

/** The name itself and the wildcards that cover it: `a/b.c` is covered by `a/*` and `a/b.*`. */
export function namesOf(name: string): string[] {
  const wildcards = [...name.matchAll(/[/.]/g)].map((match) => `${name.slice(0, match.index + 1)}*`);
  return [name, "*", ...wildcards];
}
