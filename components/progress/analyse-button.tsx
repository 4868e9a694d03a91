"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";

/** Starts an analysis of a stored recording and refreshes the page, which then shows it running. */
export function AnalyseButton(props: {
  videoId: string;
  label: string;
  force?: boolean;
  look?: keyof typeof buttonClass;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  function start() {
    startTransition(async () => {
      setError(null);
      try {
        await callApi("POST", `/api/analyze/${props.videoId}${props.force ? "?force=true" : ""}`);
        router.refresh();
      } catch (refusal) {
        setError(messageOf(refusal));
        // What another tab did is why: begun there, or deleted. The page knows.
        router.refresh();
      }
    });
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button
        type="button"
        className={buttonClass[props.look ?? "primary"]}
        disabled={pending}
        onClick={start}
      >
        {pending ? "Starting the analysis …" : props.label}
      </button>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
    </div>
  );
}
