import { describe, expect, test } from "vitest";
import { planEmbeddedInngest } from "#scripts/launcher/embedded-inngest.ts";

const keys = { INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "signkey-test-ab" };
const plan = (env: Record<string, string>) => planEmbeddedInngest(env as NodeJS.ProcessEnv, 8288);

describe("the embedded Inngest", () => {
  test("runs unsigned on this machine where nothing is said", () => {
    expect(plan({})).toEqual({ host: "127.0.0.1", env: { INNGEST_DEV: "http://127.0.0.1:8288" } });
  });

  test.each<Record<string, string>>([
    { INNGEST_DEV: "http://127.0.0.1:8288" },
    { INNGEST_BASE_URL: "http://inngest.local:8288", ...keys, INNGEST_HOST: "0.0.0.0" },
    keys,
  ])("leaves the work to the one that %j names", (env) => {
    expect(plan(env)).toBeNull();
  });

  test.each([
    ["127.0.0.1", "http://127.0.0.1:8288"],
    ["0.0.0.0", "http://127.0.0.1:8288"],
    ["10.0.0.5", "http://10.0.0.5:8288"],
    ["::", "http://127.0.0.1:8288"],
    ["fd00::5", "http://[fd00::5]:8288"],
  ])("signs where it is told both keys and to listen on %s", (host, url) => {
    expect(plan({ ...keys, INNGEST_HOST: host })).toEqual({ host, env: { INNGEST_BASE_URL: url } });
  });

  test("is not opened to a network without keys, nor run with one of them", () => {
    expect(() => plan({ INNGEST_HOST: "0.0.0.0" })).toThrow(
      "INNGEST_HOST: beyond this machine (0.0.0.0) calls must be signed",
    );
    expect(() => plan({ INNGEST_SIGNING_KEY: "ab" })).toThrow("INNGEST_EVENT_KEY: both keys are needed");
    expect(() => plan({ INNGEST_EVENT_KEY: "e", INNGEST_HOST: "127.0.0.1" })).toThrow(
      "INNGEST_SIGNING_KEY: both keys are needed",
    );
  });
});
