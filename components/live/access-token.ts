import type { SupabaseClient } from "@supabase/supabase-js";
import type { PublicConfig } from "#components/ui/public-config.tsx";

/**
 * The token of this browser's session, null where it has ended. Where nobody signs in, asking for a page opens
 * another.
 * @throws AuthError where it could not be found out
 */
export async function findAccessToken(
  client: SupabaseClient,
  { isLocal }: Pick<PublicConfig, "isLocal">,
): Promise<string | null> {
  const { data, error } = await client.auth.getSession();
  if (data.session) return data.session.access_token;
  if (error?.name === "AuthRetryableFetchError") throw error;
  if (!isLocal) return null;
  await fetch("/", { method: "HEAD" });
  const renewed = await client.auth.getSession();
  return renewed.data.session?.access_token ?? null;
}
