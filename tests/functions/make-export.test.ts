import { InngestTestEngine } from "@inngest/test";
import { beforeAll, describe, expect, it } from "vitest";
import { exportPlan } from "#lib/exports/plan.ts";

const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};
let makeExport: typeof import("#inngest/functions/make-export.ts").makeExport;

beforeAll(async () => {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
  ({ makeExport } = await import("#inngest/functions/make-export.ts"));
});

describe("make-export", () => {
  it("cuts, then writes, then saves, once each", async () => {
    const ran: string[] = [];
    const answers: Record<string, unknown> = {
      cut: { outputSeconds: 8, sizeBytes: 1000 },
      render: { files: [{ format: "srt", artifact: "captions-srt", size_bytes: 10 }] },
    };
    const ids = [...exportPlan.map((step) => step.id as string), "cleanup", "announce"];
    const engine = new InngestTestEngine({
      function: makeExport,
      events: [{ name: "job/export.requested", data: { ...ref, maxAttempts: 3, retryDelaySeconds: 0 } }],
      steps: ids.map((id) => ({
        id,
        handler: () => {
          ran.push(id);
          return answers[id] ?? {};
        },
      })),
    });
    const { result } = await engine.execute();
    expect(result).toEqual({ outputSeconds: 8, files: 1 });
    expect(ran).toEqual(ids);
  });
});
