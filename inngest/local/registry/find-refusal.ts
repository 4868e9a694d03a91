import { Cron } from "croner";
import { parseDurationSeconds } from "../durations.ts";
import { checkExpression } from "../expressions/cel.ts";
import { splitTimezone } from "./cron.ts";
import type { FunctionConfig } from "./function-config.ts";

const NOT_BUILT: Record<string, string> = {
  batchEvents: "batching events",
  throttle: "throttling",
  singleton: "singleton runs",
};

/** Why this engine does not run the function, in one sentence, or null: what it cannot do is never ignored. */
export function findRefusal(config: FunctionConfig): string | null {
  for (const [option, name] of Object.entries(NOT_BUILT)) {
    if (config[option] !== undefined)
      return refuse(config, `${name} (\`${option}\`) is not supported by this engine`);
  }
  if (config.triggers.some((trigger) => trigger.event === "inngest/deferred.schedule"))
    return refuse(config, "deferred functions (`createDefer`) are not supported by this engine");
  try {
    for (const expression of expressionsOf(config)) checkExpression(expression);
    for (const duration of durationsOf(config)) {
      if (parseDurationSeconds(duration) === null) throw new Error(`"${duration}" is not a duration`);
    }
    for (const { cron } of config.triggers) if (cron) new Cron(splitTimezone(cron).pattern, { paused: true });
  } catch (error) {
    return refuse(config, (error as Error).message);
  }
  return null;
}

function refuse(config: FunctionConfig, why: string): string {
  return `Function "${config.id}" was refused: ${why}.`;
}

function expressionsOf(config: FunctionConfig): string[] {
  return [
    ...config.triggers.map((trigger) => trigger.expression),
    ...config.concurrency.map((limit) => limit.key),
    ...config.cancel.map((cancel) => cancel.if),
    config.rateLimit?.key,
    config.debounce?.key,
    config.priority?.run,
    config.idempotency,
  ].filter((expression) => expression !== undefined);
}

function durationsOf(config: FunctionConfig): string[] {
  return [
    config.rateLimit?.period,
    config.debounce?.period,
    config.debounce?.timeout,
    config.timeouts?.start,
    config.timeouts?.finish,
    ...config.triggers.map((trigger) => trigger.jitter),
  ].filter((duration) => duration !== undefined);
}
