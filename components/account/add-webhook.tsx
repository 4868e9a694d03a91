"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CopyText } from "#components/share/copy-text.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import type { WebhookEvent } from "#lib/webhooks/schema.ts";
import { eventWords } from "./webhook-words.ts";

type State = { working: boolean; error: string | null; secret: string | null };

const events = Object.entries(eventWords) as [WebhookEvent, string][];

/** Adds a web-hook and shows its secret, once. */
export function AddWebhook() {
  const router = useRouter();
  const [state, setState] = useState<State>({ working: false, error: null, secret: null });

  // Not as the form's action: that would empty it when the address was refused.
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const entry = new FormData(form);
    const wanted = entry.getAll("events");
    if (wanted.length === 0) {
      const words = "Choose at least one thing to be told of.";
      setState((before) => ({ ...before, error: words }));
      return;
    }
    setState({ working: true, error: null, secret: null });
    try {
      const body = { url: entry.get("url"), description: entry.get("description"), events: wanted };
      const made = (await callApi("POST", "/api/webhooks", body)) as { secret: string };
      setState({ working: false, error: null, secret: made.secret });
      form.reset();
      router.refresh();
    } catch (thrown) {
      setState({ working: false, error: messageOf(thrown), secret: null });
    }
  }
  return (
    <div className="space-y-6">
      {state.secret !== null && (
        <div role="status" className="space-y-2 border-l-2 border-accent pl-5">
          <p className="text-small">This secret signs every message. Copy it now: it is not shown again.</p>
          <CopyText text={state.secret} label="The secret" />
        </div>
      )}
      <form onSubmit={submit} className="space-y-4">
        <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
          <label className="grow text-small text-muted">
            Address to send to
            <input
              name="url"
              type="url"
              required
              maxLength={2000}
              placeholder="https://"
              autoComplete="off"
              className="field mt-1 block w-full min-w-64"
            />
          </label>
          <label className="text-small text-muted">
            What receives it
            <input
              name="description"
              maxLength={200}
              autoComplete="off"
              className="field mt-1 block w-64 max-w-full"
            />
          </label>
        </div>
        <fieldset className="flex flex-wrap items-center gap-x-6">
          <legend className="sr-only">What to be told of</legend>
          {events.map(([event, words]) => (
            <label key={event} className="flex min-h-10 items-center gap-2 text-small">
              <input
                type="checkbox"
                name="events"
                value={event}
                defaultChecked
                className="size-4 accent-accent"
              />
              {words}
            </label>
          ))}
        </fieldset>
        <button type="submit" disabled={state.working} className={buttonClass.plain}>
          {state.working ? "Adding it …" : "Add a web-hook"}
        </button>
      </form>
      {state.error !== null && (
        <p role="alert" className="text-small text-poor">
          {state.error}
        </p>
      )}
    </div>
  );
}
