import { z } from "zod";

const flag = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");

const extensions = z
  .string()
  .transform((list) => list.split(",").map((item) => item.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^\.[a-z0-9]+$/, "must look like .mp4,.mov")).min(1));

const transcribers = z
  .string()
  .transform((list) => list.split(",").map((item) => item.trim().toLowerCase()))
  .pipe(z.array(z.enum(["captions", "subtitles", "local", "openai", "gemini", "pocketsphinx"])));

const separated = (list: string) =>
  list
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

/** Scheme, host and port, as browsers write them in `Origin`. */
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "must look like https://app.example.com",
  );

const port = z.coerce.number().int().min(1).max(65_535).optional();

const threads = z.coerce.number().int().min(1).max(64).optional();

/** Read where they are used (by the launcher, the Inngest SDK, the runners of ffmpeg); checked here, once. */
const checkedOnly = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  INNGEST_DEV: z.union([z.enum(["0", "1", "true", "false"]), z.url()]).optional(),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  INNGEST_SIGNING_KEY: z.string().min(1).optional(),
  HOST: z.string().min(1).optional(),
  PORT: port,
  SUPABASE_PORT: port,
  INNGEST_PORT: port,
  WORKER_PORT: port,
  FFMPEG_PATH: z.string().min(1).optional(),
  FFPROBE_PATH: z.string().min(1).optional(),
  FFMPEG_THREADS: threads,
  WORKER_CONCURRENCY: threads,
  LOG_FILE: z.string().min(1).optional(),
};

/** Every variable that is read, from names to what they mean. */
export const environmentSchema = z
  .object({
    ...checkedOnly,
    SUPABASE_URL: z.url(),
    SUPABASE_PUBLISHABLE_KEY: z.string().min(1).optional(),
    SUPABASE_ANON_KEY: z.string().min(1).optional(),
    SUPABASE_SECRET_KEY: z.string().min(1).optional(),
    SUPABASE_SERVICE_ROLE_KEY: z.string().min(1).optional(),
    /** The account that calls without credentials act as; only the launcher of the embedded servers sets it. */
    LOCAL_USER_ID: z.uuid().optional(),
    LOCAL_USER_EMAIL: z.email().optional(),
    LOCAL_USER_PASSWORD: z.string().min(1).optional(),
    PITCHQUEST_HOME: z.string().min(1),
    REQUIRE_AUTH: flag.default(false),
    CORS_ORIGINS: z.string().default("").transform(separated).pipe(z.array(origin)),
    /** Whether `X-Forwarded-For` is written by a proxy of ours and says who calls. */
    TRUST_PROXY: flag.default(false),
    RATE_LIMIT_UPLOADS_PER_MINUTE: z.coerce.number().int().positive().default(5),
    RATE_LIMIT_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(100),
    MAX_UPLOAD_SIZE_MB: z.coerce.number().int().positive().default(100),
    MAX_RESUMABLE_UPLOAD_SIZE_MB: z.coerce.number().int().positive().default(2048),
    ALLOWED_EXTENSIONS: extensions.default([".mp4", ".mov", ".avi", ".mkv", ".webm"]),
    MAX_ACTIVE_ANALYSES: z.coerce.number().int().min(1).max(100).default(3),
    MAX_QUEUE_SIZE: z.coerce.number().int().min(1).max(10_000).default(100),
    JOB_MAX_ATTEMPTS: z.coerce.number().int().min(1).max(20).default(3),
    JOB_RETRY_DELAY_SECONDS: z.coerce.number().int().min(0).max(3600).default(5),
    STEP_TIMEOUT_MINUTES: z.coerce.number().positive().default(30),
    /** Whether a result that cannot be saved is kept as a file in the state directory. */
    SAVE_JSON_BACKUP: flag.default(true),
    /** Takes what a Slack web-hook takes: a POST of `{"text": …}`. */
    ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    ALERT_EMAIL_TO: z.string().transform(separated).pipe(z.array(z.email()).min(1)).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** What a scraper of `/metrics` sends as its bearer token. */
    METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    OPENAI_API_KEY: z.string().min(1).optional(),
    OPENAI_BASE_URL: z.url().optional(),
    OPENAI_TRANSCRIPTION_MODEL: z.string().min(1).default("whisper-1"),
    GEMINI_API_KEY: z.string().min(1).optional(),
    GEMINI_BASE_URL: z.url().optional(),
    GEMINI_TRANSCRIPTION_MODEL: z.string().min(1).default("gemini-2.5-flash"),
    /** A folder with a Whisper or Moonshine model for sherpa-onnx; `npm run models` makes one in PITCHQUEST_HOME. */
    ASR_MODEL_DIR: z.string().min(1).optional(),
    /** Which transcribers may be asked, in this order. */
    TRANSCRIBERS: transcribers.default([
      "captions",
      "subtitles",
      "local",
      "openai",
      "gemini",
      "pocketsphinx",
    ]),
    JUDGE_MODEL: z.string().min(1).optional(),
    MODEL_TIMEOUT_SECONDS: z.coerce.number().positive().default(120),
    /** Hours after the last change of a session at which it and its file are deleted. */
    SESSION_TTL_HOURS: z.coerce.number().positive().max(87_600).default(24),
    /** Days after which results are deleted; 0 keeps them. */
    RESULTS_RETENTION_DAYS: z.coerce.number().min(0).max(36_500).default(0),
    /** How long a call that waits for its job may wait. */
    REQUEST_TIMEOUT_SECONDS: z.coerce.number().positive().max(3600).default(300),
    /** Whether the log tells everything; `GET /info` says so. */
    DEBUG: flag.default(false),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    NODE_ENV: z.string().default("development"),
  })
  .transform((env, context) => {
    const publicKey = env.SUPABASE_PUBLISHABLE_KEY ?? env.SUPABASE_ANON_KEY;
    const secretKey = env.SUPABASE_SECRET_KEY ?? env.SUPABASE_SERVICE_ROLE_KEY;
    if (publicKey === undefined || secretKey === undefined) {
      const name = publicKey === undefined ? "SUPABASE_PUBLISHABLE_KEY" : "SUPABASE_SECRET_KEY";
      context.addIssue({ code: "custom", path: [name], message: "is needed with SUPABASE_URL" });
      return z.NEVER;
    }
    if ((env.ALERT_EMAIL_TO === undefined) !== (env.SMTP_URL === undefined)) {
      const [missing, given] = env.SMTP_URL ? ["ALERT_EMAIL_TO", "SMTP_URL"] : ["SMTP_URL", "ALERT_EMAIL_TO"];
      context.addIssue({ code: "custom", path: [missing], message: `is needed with ${given}` });
      return z.NEVER;
    }
    const localUser =
      env.LOCAL_USER_ID && env.LOCAL_USER_EMAIL && env.LOCAL_USER_PASSWORD && !env.REQUIRE_AUTH
        ? { id: env.LOCAL_USER_ID, email: env.LOCAL_USER_EMAIL, password: env.LOCAL_USER_PASSWORD }
        : null;
    return { ...env, publicKey, secretKey, localUser };
  });
export type Env = z.infer<typeof environmentSchema>;

/**
 * Reads the configuration from a set of environment variables. Empty means unset.
 * @throws Error naming each bad variable and what it should be.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not usable.\n  ${faults.join("\n  ")}`);
}

let current: Env | undefined;

/** The configuration of this process, read once. */
export function getEnv(): Env {
  current ??= parseEnv(process.env);
  return current;
}
