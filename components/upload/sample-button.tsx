"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";

/** Puts the sample pitch among the takes, starts its analysis and goes there. */
export function SampleButton() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  function add() {
    startTransition(async () => {
      setError(null);
      try {
        const added = (await callApi("POST", "/api/videos/sample")) as { video_id: string };
        await callApi("POST", `/api/analyze/${added.video_id}`);
        router.push(`/videos/${added.video_id}`);
      } catch (refusal) {
        setError(messageOf(refusal));
      }
    });
  }
  return (
    <>
      <button type="button" className={buttonClass.quiet} disabled={pending} onClick={add}>
        {pending ? "Fetching the sample pitch …" : "Try it with the sample pitch"}
      </button>
      {error !== null && (
        <p role="alert" className="basis-full text-small text-poor">
          {error}
        </p>
      )}
    </>
  );
}
