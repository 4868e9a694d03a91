import { SignJWT } from "jose";

/** What clients authenticate with. All of it may be set, else the Supabase CLI's local defaults are used. */
export interface ApiKeys {
  jwtSecret: string;
  anonKey: string;
  serviceRoleKey: string;
  publishableKey: string;
  secretKey: string;
}

/** Published by the Supabase CLI for local development: known to everybody, no secrets. */
const defaultKeys: ApiKeys = {
  jwtSecret: "super-secret-jwt-token-with-at-least-32-characters-long",
  anonKey:
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6ImFub24iLCJleHAiOjE5ODM4MTI5OTZ9.CRXP1A7WOeoJeXxjNni43kdQwgnWNReilDMblYTn_I0",
  serviceRoleKey:
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6InNlcnZpY2Vfcm9sZSIsImV4cCI6MTk4MzgxMjk5Nn0.EGIM96RAZx35lJzdJsyH-qQwv8Hdp7fsn3W0YpN81IU",
  publishableKey: "sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH",
  secretKey: "sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz",
};

async function signRoleKey(role: string, jwtSecret: string): Promise<string> {
  const claims = { iss: "supabase-demo", role, exp: 1983812996 };
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(Buffer.from(jwtSecret));
}

/**
 * Completes the given keys: JWT keys are derived from an own `jwtSecret`, everything else falls back to the defaults.
 * @throws Error when a secret is too short to sign with.
 */
export async function completeKeys(given: Partial<ApiKeys> = {}): Promise<ApiKeys> {
  const { jwtSecret = defaultKeys.jwtSecret } = given;
  if (jwtSecret.length < 32) throw new Error("The JWT secret must have at least 32 characters.");
  const derived =
    jwtSecret === defaultKeys.jwtSecret
      ? {}
      : {
          anonKey: await signRoleKey("anon", jwtSecret),
          serviceRoleKey: await signRoleKey("service_role", jwtSecret),
        };
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...defaultKeys, ...derived, ...named };
}

/** Whether anybody who read the Supabase CLI's documentation holds a key to this server. */
export function hasDefaultKeys(keys: ApiKeys): boolean {
  return keys.jwtSecret === defaultKeys.jwtSecret || keys.secretKey === defaultKeys.secretKey;
}
