import { InngestTestEngine } from "@inngest/test";
import { beforeAll, describe, expect, it } from "vitest";

const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};
let writeDown: typeof import("#inngest/functions/write-down.ts").writeDown;
let transcribe: typeof import("#inngest/functions/transcribe.ts").transcribe;

beforeAll(async () => {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
  ({ writeDown } = await import("#inngest/functions/write-down.ts"));
  ({ transcribe } = await import("#inngest/functions/transcribe.ts"));
});

const chunk = (startSeconds: number) => ({ startSeconds, endSeconds: startSeconds + 60, overlapSeconds: 0 });
const plan = {
  candidates: [
    { id: "openai", name: "openai/whisper-1", chunks: [chunk(0), chunk(60)] },
    { id: "pocketsphinx", name: "pocketsphinx", chunks: [chunk(0)] },
  ],
  hasSound: true,
  hasSpeech: true,
};

/** Runs the function with stand-ins for its steps. */
async function run(steps: Record<string, () => unknown>) {
  const ran: string[] = [];
  const stand: Record<string, () => unknown> = {
    "mark-processing": () => ({}),
    "transcribe-wish": () => ({ language: null }),
    "transcribe-plan": () => plan,
    transcribe: () => ({ source: "some", words: 5 }),
    save: () => ({}),
    cleanup: () => ({}),
    announce: () => ({}),
    ...steps,
  };
  const engine = new InngestTestEngine({
    function: transcribe,
    events: [{ name: "job/transcription.requested", data: { ...ref, maxAttempts: 1, retryDelaySeconds: 0 } }],
    steps: Object.entries(stand).map(([id, answer]) => ({
      id,
      handler: () => {
        ran.push(id);
        return answer();
      },
    })),
  });
  return { ran, ...(await engine.execute()) };
}

describe("transcribe", () => {
  it("asks for all chunks side by side, and nobody else where the first answers", async () => {
    const { ran, result } = await run({
      "transcribe-openai-0": () => ({ words: 3 }),
      "transcribe-openai-1": () => ({ words: 2 }),
    });
    expect(result).toEqual({ source: "some", words: 5 });
    expect(ran).toEqual([
      "mark-processing",
      "transcribe-wish",
      "transcribe-plan",
      "transcribe-openai-0",
      "transcribe-openai-1",
      "transcribe",
      "save",
      "cleanup",
      "announce",
    ]);
  });
});

/** A failure as it comes out of the engine: the code is its name. */
const failure = (name: string, message: string) => Object.assign(new Error(message), { name });

/** The narrative with stand-ins for its parts, which may fail; answers what it made of them. */
async function narrate(parts: Record<string, () => { words: number }>) {
  const asked: string[] = [];
  const kept: unknown[] = [];
  const stand = async ({ partId }: { partId: string }) => {
    if (partId === "plan") return plan;
    asked.push(partId);
    return parts[partId]?.() ?? { words: 0 };
  };
  const run = {
    db: null,
    ref,
    part: stand,
    step: async (id: string) => kept.push(id),
    save: async () => undefined,
  };
  await writeDown(run as unknown as Parameters<typeof writeDown>[0]);
  return { asked, kept };
}

describe("writing down", () => {
  it("asks the next where one fails or hears no words, and comes to an end where nobody answers", async () => {
    const { asked, kept } = await narrate({
      "openai-0": () => ({ words: 3 }),
      "openai-1": () => {
        throw failure("model_key_refused", "OpenAI refused the key.");
      },
      "pocketsphinx-0": () => ({ words: 0 }),
    });
    expect(asked).toEqual(["openai-0", "openai-1", "pocketsphinx-0"]);
    expect(kept).toEqual(["transcribe"]);
  });

  it("does not ask the next where the job was cancelled", async () => {
    const cancelled = narrate({
      "openai-1": () => {
        throw failure("job_ended", "The job was cancelled.");
      },
    });
    await expect(cancelled).rejects.toMatchObject({ name: "job_ended" });
  });
});
