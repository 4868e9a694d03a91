import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";

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
    ["MAX_UPLOAD_SIZE_MB", "many"],
    ["SUPABASE_URL", "not a url"],
    ["REQUIRE_AUTH", "perhaps"],
    ["ALLOWED_EXTENSIONS", "mp4"],
    ["LOG_LEVEL", "loud"],
  ])("names %s when it is %j", (name, value) => {
    expect(() => parseEnv({ ...valid, [name]: value })).toThrow(name);
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
