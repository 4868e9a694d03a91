"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyText } from "#components/share/copy-text.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";
import { LocalTime } from "#components/ui/local-time.tsx";
import type { ApiKey } from "#lib/auth/api-key.ts";

const mayWords = (key: ApiKey) => (key.scopes.includes("write") ? "may read and write" : "may only read");

/** Keys for programs that act for you: made, listed, revoked. */
export function ApiKeys({ keys }: { keys: ApiKey[] }) {
  const router = useRouter();
  const [made, setMade] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function make(form: FormData) {
    setError(null);
    const scopes = form.get("writes") === "on" ? ["read", "write"] : ["read"];
    try {
      const answer = await callApi("POST", "/api/keys", { name: form.get("name"), scopes });
      setMade((answer as { key: string }).key);
      router.refresh();
    } catch (thrown) {
      setError(messageOf(thrown));
    }
  }
  return (
    <div className="space-y-6">
      <p className="measure text-muted">
        A program that sends a key as <code className="figures text-small">Authorization: Bearer pq_…</code>{" "}
        acts for you. The calls it may make are described in the{" "}
        <a href="/docs" className="underline underline-offset-4">
          documentation
        </a>
        .
      </p>
      {keys.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {keys.map((key) => (
            <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
              <div>
                <p className="font-medium">{key.name}</p>
                <p className="text-small text-muted">
                  <span className="figures">{key.prefix}…</span> {mayWords(key)},{" "}
                  {key.lastUsedAt === null ? (
                    "never used"
                  ) : (
                    <>
                      last used <LocalTime iso={key.lastUsedAt} />
                    </>
                  )}
                </p>
              </div>
              <ConfirmInPlace
                label="Revoke"
                question={`Revoke “${key.name}”? Programs that use it are refused at once.`}
                confirmLabel="Revoke it"
                workingLabel="Revoking …"
                keepLabel="Keep it"
                onConfirm={async () => {
                  await callApi("DELETE", `/api/keys/${key.id}`);
                  router.refresh();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {made !== null && (
        <div role="status" className="space-y-2 border-l-2 border-accent pl-5">
          <p className="text-small">This is the new key. Copy it now: it is not shown again.</p>
          <CopyText text={made} label="The key" />
        </div>
      )}
      <form action={make} className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <label className="text-small text-muted">
          What it is for
          <input
            name="name"
            required
            maxLength={100}
            autoComplete="off"
            className="field mt-1 block w-64 max-w-full"
          />
        </label>
        <label className="flex min-h-10 items-center gap-2 text-small">
          <input type="checkbox" name="writes" defaultChecked className="size-4 accent-accent" />
          May write
        </label>
        <button type="submit" className={buttonClass.plain}>
          Make a key
        </button>
      </form>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
    </div>
  );
}
