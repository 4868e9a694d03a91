"use client";

import type { SupabaseClient } from "@supabase/supabase-js";
import { AccountForm, type Entry } from "./account-form.tsx";

/** A guest becomes a member under the same id, so that no take is lost; anybody else gets a new account. */
async function join(client: SupabaseClient, entry: Entry) {
  const { data } = await client.auth.getUser();
  if (data.user?.is_anonymous) return client.auth.updateUser(entry);
  return client.auth.signUp({ ...entry, options: { emailRedirectTo: `${location.origin}/videos` } });
}

export function SignUp({ next }: { next: string }) {
  return (
    <AccountForm
      label="Make the account"
      workingLabel="Making it …"
      asks={["email", "new-password"]}
      act={async (client, entry) => {
        const answer = await join(client, entry);
        if (!answer.error && (await client.auth.getSession()).data.session?.user.email === entry.email) {
          location.assign(next);
        }
        return answer;
      }}
      onDone={({ email }) =>
        `Almost there: open the link in the mail to ${email}, and your account is ready.`
      }
    />
  );
}
