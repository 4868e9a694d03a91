import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import type { Server } from "#scripts/client/upload-file.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";

async function signIn({ url, home, supabaseUrl }: RunningStack): Promise<Server> {
  const { publishableKey } = await completeKeys();
  const user = JSON.parse(await readFile(join(home, "local-user.json"), "utf8"));
  const { auth } = createClient(supabaseUrl, publishableKey, { auth: { persistSession: false } });
  const { data, error } = await auth.signInWithPassword(user);
  if (error) throw error;
  return { url, accessToken: data.session.access_token, publicKey: publishableKey };
}

/** A PitchQuest of its own, as `npm start` brings it up, that writes no speech down, and the way to its interface. */
export async function withAnalysingStack(
  use: (server: Server, stack: RunningStack) => Promise<void>,
): Promise<void> {
  const place = await choosePlace();
  // What is installed to write speech down takes as long as it takes; it is not what is measured here.
  const stack = await startStackProcess(place, { TRANSCRIBERS: "captions,subtitles" });
  try {
    await use(await signIn(stack), stack);
  } finally {
    await stack.stop();
    await place.remove();
  }
}
