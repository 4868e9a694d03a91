import { InngestTestEngine } from "@inngest/test";
import { beforeAll, describe, expect, it } from "vitest";
import { highlightsPlan } from "#lib/highlights/plan.ts";

const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};
let makeHighlights: typeof import("#inngest/functions/make-highlights.ts").makeHighlights;

beforeAll(async () => {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
  ({ makeHighlights } = await import("#inngest/functions/make-highlights.ts"));
});

/** Stand-ins for all steps but those named, which are run for real. */
function engine(ran: string[], real: string[] = []) {
  const ids = [...highlightsPlan.map((step) => step.id as string), "cleanup", "announce"];
  const cut = { inputSeconds: 120, outputSeconds: 60 };
  const data = { ...ref, maxAttempts: 3, retryDelaySeconds: 0 };
  return new InngestTestEngine({
    function: makeHighlights,
    events: [{ name: "job/highlights.requested", data }],
    steps: ids
      .filter((id) => !real.includes(id))
      .map((id) => ({
        id,
        handler: () => {
          ran.push(id);
          return id === "compose" ? cut : {};
        },
      })),
  });
}

describe("make-highlights", () => {
  it("runs every step of the plan once, in order, and answers what was cut", async () => {
    const ran: string[] = [];
    const { result } = await engine(ran).execute();
    expect(result).toEqual({ inputSeconds: 120, outputSeconds: 60 });
    expect(ran).toEqual([...highlightsPlan.map((step) => step.id), "cleanup", "announce"]);
  });

  it("cuts nothing where nothing could be chosen", async () => {
    const ran: string[] = [];
    // Without its stand-in the choice asks the database, and there is none at this address.
    const { error } = await engine(ran, ["select"]).execute();
    expect(error).toMatchObject({ message: expect.stringContaining("The database did not answer") });
    expect(ran).toEqual(["mark-processing", "preprocess"]);
  });
});
