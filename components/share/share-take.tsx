"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import { shareDays } from "#lib/shares/share-days.ts";
import { CopyText } from "./copy-text.tsx";

type Link = { id: string; expires_at: string; last_opened_at: string | null; url?: string };
type State = { name: "closed" } | { name: "reading" } | { name: "open"; links: Link[]; error: string | null };

/** Links to this take's results: made, listed and taken back in place. */
export function ShareTake({ videoId }: { videoId: string }) {
  const [state, setState] = useState<State>({ name: "closed" });
  const path = `/api/videos/${videoId}/shares`;

  async function attempt(before: Link[], work: () => Promise<Link[]>) {
    try {
      setState({ name: "open", links: await work(), error: null });
    } catch (error) {
      setState({ name: "open", links: before, error: messageOf(error) });
    }
  }
  async function open() {
    setState({ name: "reading" });
    await attempt([], async () => ((await callApi("GET", path)) as { shares: Link[] }).shares);
  }
  if (state.name !== "open") {
    return (
      <button type="button" className={buttonClass.plain} disabled={state.name === "reading"} onClick={open}>
        Share it
      </button>
    );
  }
  const { links, error } = state;
  const make = (form: FormData) =>
    attempt(links, async () => [
      (await callApi("POST", path, { days: Number(form.get("days")) })) as Link,
      ...links,
    ]);
  const revoke = (id: string) =>
    attempt(links, async () => {
      await callApi("DELETE", `/api/shares/${id}`);
      return links.filter((link) => link.id !== id);
    });
  return (
    <section
      aria-label="Links to this take"
      className="basis-full space-y-4 border-l-2 border-line-strong pl-5"
    >
      <form action={make} className="flex flex-wrap items-end gap-3">
        <label className="text-caption text-muted">
          Whoever has the link sees these results and the recording, and can change nothing. It opens for
          <select name="days" defaultValue={7} className="field mt-1 block">
            {shareDays.map((days) => (
              <option key={days} value={days}>
                {days === 1 ? "one day" : `${days} days`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass.plain}>
          Make a link
        </button>
        <button type="button" className={buttonClass.quiet} onClick={() => setState({ name: "closed" })}>
          Close
        </button>
      </form>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
      <ul aria-live="polite" className="space-y-3">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small">
            {link.url && <CopyText text={link.url} label="The link" />}
            <span className="text-muted">
              Until <LocalTime iso={link.expires_at} />
              {link.last_opened_at !== null && (
                <>
                  , last opened <LocalTime iso={link.last_opened_at} />
                </>
              )}
            </span>
            <button type="button" className={buttonClass.quiet} onClick={() => revoke(link.id)}>
              Take it back
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
