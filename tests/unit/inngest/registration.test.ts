import { describe, expect, test } from "vitest";
import { namesOf } from "#inngest/local/events/start-functions.ts";
import { deriveLane, derivePrioritySeconds } from "#inngest/local/flow-control/lane.ts";
import { findRefusal } from "#inngest/local/registry/find-refusal.ts";
import { functionConfigSchema, maxAttemptsOf } from "#inngest/local/registry/function-config.ts";

const base = { id: "app-fn", triggers: [{ event: "a/b" }], steps: { step: { id: "step" } } };
const configOf = (options: Record<string, unknown>) => functionConfigSchema.parse({ ...base, ...options });

describe("registration", () => {
  test("a plain function is accepted and tried five times", () => {
    expect(findRefusal(configOf({}))).toBeNull();
    expect(maxAttemptsOf(configOf({}))).toBe(5);
    expect(maxAttemptsOf(configOf({ steps: { step: { retries: { attempts: 0 } } } }))).toBe(1);
  });

  test.each([
    [{ batchEvents: { maxSize: 2, timeout: "1s" } }, "batching events (`batchEvents`) is not supported"],
    [{ throttle: { limit: 1, period: "1s" } }, "throttling (`throttle`) is not supported"],
    [{ singleton: { mode: "skip" } }, "singleton runs (`singleton`) is not supported"],
    [
      { triggers: [{ event: "inngest/deferred.schedule" }] },
      "deferred functions (`createDefer`) are not supported",
    ],
    [{ triggers: [{ cron: "every day" }] }, "every day"],
    [{ triggers: [{ event: "a", expression: "((" }] }, 'the expression "((" cannot be read'],
    [{ debounce: { period: "soon" } }, '"soon" is not a duration'],
  ])("%j is refused in one sentence that names the function", (options, reason) => {
    const refusal = findRefusal(configOf(options));
    expect(refusal).toMatch(/^Function "app-fn" was refused: .+\.$/s);
    expect(refusal).toContain(reason);
  });

  test("concurrency may be a number, one limit or two", () => {
    expect(configOf({ concurrency: 3 }).concurrency).toEqual([{ limit: 3 }]);
    expect(configOf({ concurrency: { limit: 3 } }).concurrency).toEqual([{ limit: 3 }]);
    expect(
      configOf({ concurrency: [{ limit: 3 }, { limit: 1, key: "event.data.id" }] }).concurrency,
    ).toHaveLength(2);
  });
});

describe("lanes", () => {
  const config = configOf({
    concurrency: [{ limit: 9, key: "event.data.owner", scope: "account" }, { limit: 2 }],
  });

  test("events with another key value go into another lane of the same limits", () => {
    const [one, same, other] = ["a", "a", "b"].map((owner) =>
      deriveLane("app-fn", config, { data: { owner } }),
    );
    expect(one).toEqual(same);
    expect(one?.id).not.toBe(other?.id);
    expect(one?.limits).toEqual([9, 2]);
    expect(one?.keys[1]).toBe(other?.keys[1]);
  });

  test("an account limit is shared between functions, a function's is not", () => {
    const event = { data: { owner: "a" } };
    const [here, there] = [deriveLane("app-fn", config, event), deriveLane("app-other", config, event)];
    expect(here.keys[0]).toBe(there.keys[0]);
    expect(here.keys[1]).not.toBe(there.keys[1]);
  });

  test("priority is at most ten minutes either way", () => {
    const priority = (run: string) =>
      derivePrioritySeconds(configOf({ priority: { run } }), { data: { n: 5 } });
    expect([
      priority("event.data.n"),
      priority("event.data.n * 1000.0"),
      priority("-5000"),
      priority("event.data.x"),
    ]).toEqual([5, 600, -600, 0]);
  });
});

test("a wildcard covers every name below it", () => {
  expect(namesOf("app/blog.post/created")).toEqual([
    "app/blog.post/created",
    "*",
    "app/*",
    "app/blog.*",
    "app/blog.post/*",
  ]);
});
