"use client";

import { AccountForm } from "./account-form.tsx";

/** Sends a mail with a link; whether there is such an account is not told. */
export function AskForReset() {
  return (
    <AccountForm
      label="Send me the link"
      workingLabel="Sending …"
      asks={["email"]}
      act={(client, { email }) =>
        client.auth.resetPasswordForEmail(email, { redirectTo: `${location.origin}/reset/new` })
      }
      onDone={({ email }) =>
        `If there is an account with ${email}, a mail with a link is on its way. It works for one hour.`
      }
    />
  );
}

/** Where the link of the mail leads: the session it opened may set a new password. */
export function SetPassword() {
  return (
    <AccountForm
      label="Set the password"
      workingLabel="Setting it …"
      asks={["new-password"]}
      act={(client, { password }) => client.auth.updateUser({ password })}
      onDone={() => {
        location.assign("/videos");
        return undefined;
      }}
    />
  );
}
