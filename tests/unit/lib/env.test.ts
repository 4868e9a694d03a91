import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { environmentSchema, parseEnv } from "#lib/env.ts";

const valid = {
  SUPABASE_URL: "http://127.0.0.1:54321",
  SUPABASE_PUBLISHABLE_KEY: "public",
  SUPABASE_SECRET_KEY: "secret",
  PITCHQUEST_HOME: "/tmp/x",
};

describe("parseEnv", () => {
  it("fills in the documented defaults and takes empty for unset", () => {
    const env = parseEnv({ ...valid, MAX_UPLOAD_SIZE_MB: "" });
    expect(env).toMatchObject({
      MAX_UPLOAD_SIZE_MB: 100,
      MAX_ACTIVE_ANALYSES: 3,
      REQUIRE_AUTH: false,
      localUser: null,
    });
  });

  it("takes the older names of the keys as well", () => {
    const { SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY, ...rest } = valid;
    const env = parseEnv({
      ...rest,
      SUPABASE_ANON_KEY: SUPABASE_PUBLISHABLE_KEY,
      SUPABASE_SERVICE_ROLE_KEY: SUPABASE_SECRET_KEY,
    });
    expect(env).toMatchObject({ publicKey: "public", secretKey: "secret" });
  });

  it.each([
    ["SUPABASE_URL", "not a url"],
    ["DATABASE_URL", "mysql://127.0.0.1/x"],
    ["INNGEST_DEV", "perhaps"],
    ["INNGEST_BASE_URL", "inngest"],
    ["OPENAI_BASE_URL", "localhost"],
    ["PORT", "70000"],
    ["CORS_ORIGINS", "https://app.example.com/page"],
    ["CORS_ORIGINS", "https://app.example.com,*"],
    ["REQUIRE_AUTH", "perhaps"],
    ["MAX_UPLOAD_SIZE_MB", "many"],
    ["MAX_UPLOAD_SIZE_MB", "0"],
    ["ALLOWED_EXTENSIONS", "mp4"],
    ["ALLOWED_EXTENSIONS", ".mp4,../x"],
    ["FFMPEG_THREADS", "-1"],
    ["WORKER_CONCURRENCY", "1.5"],
    ["MAX_ACTIVE_ANALYSES", "0"],
    ["MAX_QUEUE_SIZE", "NaN"],
    ["JOB_MAX_ATTEMPTS", "21"],
    ["JOB_RETRY_DELAY_SECONDS", "-1"],
    ["STEP_TIMEOUT_MINUTES", "0"],
    ["SESSION_TTL_HOURS", "never"],
    ["RESULTS_RETENTION_DAYS", "-1"],
    ["SAVE_JSON_BACKUP", "yes please"],
    ["ALERT_WEBHOOK_URL", "ftp://hooks.example.com"],
    ["ALERT_EMAIL_TO", "ops@example.com,nobody"],
    ["SMTP_URL", "http://mail.example.com"],
    ["LOG_LEVEL", "loud"],
    ["DEBUG", "all"],
  ])("names %s when it is %j", (name, value) => {
    expect(() => parseEnv({ ...valid, [name]: value })).toThrow(`${name}`);
  });

  it("reads lists with blanks, and compares endings without regard to case", () => {
    const env = parseEnv({
      ...valid,
      CORS_ORIGINS: " https://a.example , http://localhost:5173,",
      ALLOWED_EXTENSIONS: ".MP4, .mov",
      ALERT_EMAIL_TO: "a@example.com, b@example.com",
      SMTP_URL: "smtps://user:pass@mail.example.com:465",
    });
    expect(env.CORS_ORIGINS).toEqual(["https://a.example", "http://localhost:5173"]);
    expect(env.ALLOWED_EXTENSIONS).toEqual([".mp4", ".mov"]);
    expect(env.ALERT_EMAIL_TO).toEqual(["a@example.com", "b@example.com"]);
  });

  it.each([
    ["SMTP_URL", { ALERT_EMAIL_TO: "ops@example.com" }],
    ["ALERT_EMAIL_TO", { SMTP_URL: "smtp://mail.example.com" }],
  ])("names %s where only its other half is there", (missing, given) => {
    expect(() => parseEnv({ ...valid, ...given })).toThrow(
      `${missing}: is needed with ${Object.keys(given)}`,
    );
  });

  it("knows no variable that .env.example does not explain", async () => {
    const explained = await readFile(".env.example", "utf8");
    const ofTheLauncher = ["LOCAL_USER_ID", "LOCAL_USER_EMAIL", "LOCAL_USER_PASSWORD", "NODE_ENV"];
    const known = Object.keys(environmentSchema.in.shape);
    expect(known.length).toBeGreaterThan(40);
    const missing = known.filter((name) => !new RegExp(`\\b${name}\\b`).test(explained));
    expect(missing.filter((name) => !ofTheLauncher.includes(name))).toEqual([]);
  });

  it("names the key that is missing", () => {
    expect(() => parseEnv({ ...valid, SUPABASE_SECRET_KEY: undefined })).toThrow("SUPABASE_SECRET_KEY");
  });

  it("has no local user where everybody must sign in", () => {
    const user = {
      LOCAL_USER_ID: "6f3f3d7e-8b1c-4c5b-9a76-0f6d0b6f7a11",
      LOCAL_USER_EMAIL: "a@b.example",
      LOCAL_USER_PASSWORD: "x",
    };
    expect(parseEnv({ ...valid, ...user }).localUser).not.toBeNull();
    expect(parseEnv({ ...valid, ...user, REQUIRE_AUTH: "true" }).localUser).toBeNull();
  });
});
