"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";

/** Has questions thought of, or opens those that there are, and shows their page. */
export function MakeQuestions(props: {
  videoId: string;
  label: string;
  fresh?: boolean;
  look?: keyof typeof buttonClass;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  function make() {
    startTransition(async () => {
      setError(null);
      try {
        await callApi("POST", `/api/videos/${props.videoId}/quiz${props.fresh ? "?fresh=true" : ""}`);
        router.push(`/videos/${props.videoId}/questions`);
        router.refresh();
      } catch (refusal) {
        setError(messageOf(refusal));
      }
    });
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button
        type="button"
        className={buttonClass[props.look ?? "primary"]}
        disabled={pending}
        onClick={make}
      >
        {pending ? "Asking for questions …" : props.label}
      </button>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
    </div>
  );
}
