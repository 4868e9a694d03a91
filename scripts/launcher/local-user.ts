import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import { hashRandomPassword } from "#supabase/local/auth/password.ts";

const localUserSchema = z.object({ id: z.uuid(), email: z.email(), password: z.string().min(20) });
export type LocalUser = z.infer<typeof localUserSchema>;

/** The account that calls without credentials act as on this machine. Made once; its password stays in the state directory. */
export async function ensureLocalUser(
  home: string,
  supabaseUrl: string,
  secretKey: string,
): Promise<LocalUser> {
  const file = join(home, "local-user.json");
  const known = await readFile(file, "utf8").catch(() => null);
  const admin = createClient(supabaseUrl, secretKey, { auth: { persistSession: false } }).auth.admin;
  if (known) {
    const user = localUserSchema.parse(JSON.parse(known));
    const { data } = await admin.updateUserById(user.id, {
      password_hash: await hashRandomPassword(user.password),
    });
    if (data.user) return user;
  }
  const credentials = {
    email: "local@pitchquest.localhost",
    password: randomBytes(24).toString("base64url"),
  };
  const { data, error } = await admin.createUser({
    email: credentials.email,
    email_confirm: true,
    password_hash: await hashRandomPassword(credentials.password),
  });
  if (error || !data.user) throw new Error(`The local user could not be made: ${error?.message}`);
  const user = { id: data.user.id, ...credentials };
  await writeFile(file, JSON.stringify(user), { mode: 0o600 });
  return user;
}
