import type { SupabaseClient } from "@supabase/supabase-js";
import type { PublicConfig } from "#components/ui/public-config.tsx";

/** The client of this browser's session, loaded when it is first needed; every later call answers the same one. */
export async function loadBrowserClient(
  config: Pick<PublicConfig, "supabaseUrl" | "supabaseKey">,
): Promise<SupabaseClient> {
  const { createBrowserClient } = await import("@supabase/ssr");
  return createBrowserClient(config.supabaseUrl, config.supabaseKey);
}
