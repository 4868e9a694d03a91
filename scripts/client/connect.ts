import { createClient } from "@supabase/supabase-js";
import { parseEnv } from "#lib/env.ts";
import type { Stack } from "#scripts/launcher/start-stack.ts";
import type { Server } from "./upload-file.ts";

/** Signs in as a visitor of the pages would be: the local user, or an anonymous one on another Supabase. */
export async function connect(stack: Stack): Promise<Server> {
  const env = parseEnv(stack.env);
  const { auth } = createClient(env.SUPABASE_URL, env.publicKey, { auth: { persistSession: false } });
  const { data, error } = env.localUser
    ? await auth.signInWithPassword(env.localUser)
    : await auth.signInAnonymously();
  if (error || !data.session) throw new Error(`Signing in failed: ${error?.message}`);
  return { url: stack.url, accessToken: data.session.access_token, publicKey: env.publicKey };
}
