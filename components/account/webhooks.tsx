"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";
import type { Webhook } from "#lib/webhooks/schema.ts";
import { AddWebhook } from "./add-webhook.tsx";
import { Deliveries } from "./deliveries.tsx";
import { describeEvents } from "./webhook-words.ts";

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const { id, url, events, description, enabled } = webhook;

  async function turn() {
    setError(null);
    try {
      await callApi("PUT", `/api/webhooks/${id}`, { url, events, description, enabled: !enabled });
      router.refresh();
    } catch (thrown) {
      setError(messageOf(thrown));
    }
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <p className="figures text-small wrap-anywhere">{url}</p>
        <p className="text-small text-muted">
          {description !== "" && `${description}, `}
          {enabled ? describeEvents(events) : "switched off: nothing is sent"}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5">
        <button type="button" className={buttonClass.quiet} onClick={turn}>
          {enabled ? "Switch off" : "Switch on"}
        </button>
        <ConfirmInPlace
          label="Remove"
          question="Remove this web-hook? What waits to be sent to it is dropped."
          confirmLabel="Remove it"
          workingLabel="Removing …"
          keepLabel="Keep it"
          onConfirm={async () => {
            await callApi("DELETE", `/api/webhooks/${id}`);
            router.refresh();
          }}
        />
      </div>
      {error !== null && (
        <p role="alert" className="basis-full text-small text-poor">
          {error}
        </p>
      )}
      <Deliveries webhookId={id} />
    </li>
  );
}

/** Addresses that are told when work has ended: added, switched, removed, and what was sent to each. */
export function Webhooks({ webhooks }: { webhooks: Webhook[] }) {
  return (
    <div className="space-y-6">
      <p className="measure text-muted">
        An address of yours is told when an analysis or other work has ended. Messages are signed as{" "}
        <a href="https://www.standardwebhooks.com" className="underline underline-offset-4">
          Standard Webhooks
        </a>{" "}
        says, and sent again for some eight hours where nobody takes them.
      </p>
      {webhooks.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      <AddWebhook />
    </div>
  );
}
