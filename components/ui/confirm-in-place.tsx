"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "./button-class.ts";
import { messageOf } from "./call-api.ts";

type State = { name: "closed" } | { name: "asking"; error: string | null } | { name: "working" };

/** A button that asks before it acts, where it stands. `onConfirm` may throw: its words are shown here. */
export function ConfirmInPlace(props: {
  label: string;
  question: string;
  confirmLabel: string;
  workingLabel: string;
  keepLabel: string;
  onConfirm: () => Promise<void>;
}) {
  const [state, setState] = useState<State>({ name: "closed" });
  const confirm = useRef<HTMLButtonElement>(null);
  const asking = state.name === "asking";
  useEffect(() => {
    if (asking) confirm.current?.focus();
  }, [asking]);

  if (state.name === "closed") {
    return (
      <button
        type="button"
        className={buttonClass.quiet}
        onClick={() => setState({ name: "asking", error: null })}
      >
        {props.label}
      </button>
    );
  }

  async function act() {
    setState({ name: "working" });
    try {
      await props.onConfirm();
    } catch (error) {
      setState({ name: "asking", error: messageOf(error) });
    }
  }
  const working = state.name === "working";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name form fields, and there are none here.
    <div
      role="group"
      aria-label={props.question}
      className="flex flex-wrap items-center gap-x-3 gap-y-2"
      onKeyDown={(event) => event.key === "Escape" && !working && setState({ name: "closed" })}
    >
      <p className="text-small">{props.question}</p>
      <button ref={confirm} type="button" className={buttonClass.danger} disabled={working} onClick={act}>
        {working ? props.workingLabel : props.confirmLabel}
      </button>
      <button
        type="button"
        className={buttonClass.quiet}
        disabled={working}
        onClick={() => setState({ name: "closed" })}
      >
        {props.keepLabel}
      </button>
      {state.name === "asking" && state.error !== null && (
        <p role="alert" className="basis-full text-small text-poor">
          {state.error}
        </p>
      )}
    </div>
  );
}
