"use client";

import type { SupabaseClient } from "@supabase/supabase-js";
import { type FormEvent, useState } from "react";
import { loadBrowserClient } from "#components/live/browser-client.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { usePublicConfig } from "#components/ui/public-config.tsx";
import { authWords } from "./auth-words.ts";

export type Entry = { email: string; password: string };
type AuthAnswer = { error: Parameters<typeof authWords>[0] | null };

const minPassword = 8;

/** An address, a password or both, and what is done with them. `act` answers what to say, or null when it has left. */
export function AccountForm(props: {
  label: string;
  workingLabel: string;
  asks: readonly ("email" | "password" | "new-password")[];
  act: (client: SupabaseClient, entry: Entry) => Promise<AuthAnswer>;
  /** What follows a success; words to show in place of the form, or nothing where the page is left. */
  onDone: (entry: Entry) => string | undefined;
}) {
  const config = usePublicConfig();
  const [state, setState] = useState<{ working: boolean; error?: string; done?: string }>({ working: false });
  const isNew = props.asks.includes("new-password");

  // Not as the form's action: that would empty the fields when a password was mistyped.
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState({ working: true });
    const entry = {
      email: String(form.get("email") ?? "").trim(),
      password: String(form.get("password") ?? ""),
    };
    try {
      const { error } = await props.act(await loadBrowserClient(config), entry);
      if (error) setState({ working: false, error: authWords(error) });
      else setState({ working: false, done: props.onDone(entry) });
    } catch {
      setState({ working: false, error: "The server did not answer. Try again in a moment." });
    }
  }
  if (state.done !== undefined) return <p role="status">{state.done}</p>;
  return (
    <form onSubmit={submit} className="max-w-88 space-y-5">
      {props.asks.includes("email") && (
        <label className="block text-small text-muted">
          E-mail address
          <input name="email" type="email" required autoComplete="email" className="field mt-1 w-full" />
        </label>
      )}
      {props.asks.length > 0 && props.asks.at(-1) !== "email" && (
        <label className="block text-small text-muted">
          {isNew ? `A password of at least ${minPassword} characters` : "Password"}
          <input
            name="password"
            type="password"
            required
            minLength={isNew ? minPassword : undefined}
            maxLength={72}
            autoComplete={isNew ? "new-password" : "current-password"}
            className="field mt-1 w-full"
          />
        </label>
      )}
      {state.error !== undefined && (
        <p role="alert" className="text-small text-poor">
          {state.error}
        </p>
      )}
      <button type="submit" disabled={state.working} className={buttonClass.primary}>
        {state.working ? props.workingLabel : props.label}
      </button>
    </form>
  );
}
