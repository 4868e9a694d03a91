"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import { type Delivery, describeDelivery } from "./webhook-words.ts";

type State =
  | { name: "closed" }
  | { name: "reading" }
  | { name: "open"; deliveries: Delivery[] }
  | { name: "failed"; message: string };

const shown = 20;
const colours: Record<Delivery["status"], string> = {
  pending: "text-warn",
  delivered: "text-good",
  failed: "text-poor",
};

/** The newest messages to a web-hook and what became of each, read when they are asked for. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const [state, setState] = useState<State>({ name: "closed" });

  async function open() {
    setState({ name: "reading" });
    try {
      const answer = await callApi("GET", `/api/webhooks/${webhookId}/deliveries?limit=${shown}`);
      setState({ name: "open", deliveries: (answer as { deliveries: Delivery[] }).deliveries });
    } catch (error) {
      setState({ name: "failed", message: messageOf(error) });
    }
  }
  const isOpen = state.name === "open";
  return (
    <div className="basis-full space-y-2">
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={state.name === "reading"}
        className={buttonClass.quiet}
        onClick={() => (isOpen ? setState({ name: "closed" }) : open())}
      >
        {isOpen ? "Hide what was sent" : state.name === "reading" ? "Reading …" : "What was sent"}
      </button>
      {state.name === "failed" && (
        <p role="alert" className="text-small text-poor">
          {state.message}
        </p>
      )}
      {isOpen && state.deliveries.length === 0 && (
        <p className="text-small text-muted">Nothing yet. The next time work ends, a message goes out.</p>
      )}
      {isOpen && state.deliveries.length > 0 && (
        <ul className="border-l border-line pl-4">
          {state.deliveries.map((delivery) => (
            <li key={delivery.id} className="flex flex-wrap gap-x-4 py-1 text-small">
              <span className="figures w-28 shrink-0 text-muted">
                <LocalTime iso={delivery.created_at} />
              </span>
              <span className="figures">{delivery.event}</span>
              <span className={colours[delivery.status]}>{describeDelivery(delivery)}</span>
              {delivery.next_attempt_at !== null && (
                <span className="text-muted">
                  Next attempt <LocalTime iso={delivery.next_attempt_at} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
