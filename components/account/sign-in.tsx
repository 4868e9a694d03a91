"use client";

import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { AccountForm } from "./account-form.tsx";

export function SignIn({ next }: { next: string }) {
  return (
    <div className="space-y-6">
      <AccountForm
        label="Sign in"
        workingLabel="Signing in …"
        asks={["email", "password"]}
        act={(client, entry) => client.auth.signInWithPassword(entry)}
        onDone={() => {
          location.assign(next);
          return undefined;
        }}
      />
      <p className="flex flex-wrap gap-x-6 text-small">
        <Link href={`/signup?next=${encodeURIComponent(next)}`} className={buttonClass.quiet}>
          Make an account
        </Link>
        <Link href="/reset" className={buttonClass.quiet}>
          Set a new password
        </Link>
      </p>
    </div>
  );
}
