import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { type SupabaseStack, startSupabaseStack } from "#tests/fixtures/supabase.ts";

export interface Tenant {
  id: string;
  client: SupabaseClient;
  token: string;
}

export interface TenantStack extends SupabaseStack {
  anonymous: SupabaseClient;
  service: SupabaseClient;
  openTenant(email: string): Promise<Tenant>;
}

const withoutSession = { auth: { persistSession: false, autoRefreshToken: false } };

/** The drop-in Supabase with the small application of `schema.sql`, and clients for whoever calls. */
export async function startTenantStack(): Promise<TenantStack> {
  const migrationsDirectory = await mkdtemp(join(tmpdir(), "migrations-"));
  await mkdir(migrationsDirectory, { recursive: true });
  await copyFile(new URL("schema.sql", import.meta.url), join(migrationsDirectory, "1_schema.sql"));
  const stack = await startSupabaseStack({ migrationsDirectory });
  await rm(migrationsDirectory, { recursive: true });
  return {
    ...stack,
    anonymous: createClient(stack.url, stack.anonKey, withoutSession),
    service: createClient(stack.url, stack.serviceRoleKey, withoutSession),
    async openTenant(email) {
      const client = createClient(stack.url, stack.anonKey, withoutSession);
      const { data, error } = await client.auth.signUp({ email, password: "correct horse" });
      if (error || !data.user || !data.session) throw error ?? new Error("No session");
      return { id: data.user.id, client, token: data.session.access_token };
    },
  };
}
