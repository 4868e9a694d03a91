"use client";

import { useRouter } from "next/navigation";
import { callApi } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";

export function CancelJob(props: { jobId: string; label?: string; question?: string }) {
  const {
    jobId,
    label = "Cancel the analysis",
    question = "Stop now? The recording is kept; what was found so far is dropped.",
  } = props;
  const router = useRouter();
  return (
    <ConfirmInPlace
      label={label}
      question={question}
      confirmLabel="Stop it"
      workingLabel="Stopping …"
      keepLabel="Go on"
      onConfirm={async () => {
        await callApi("DELETE", `/api/v1/jobs/${jobId}`);
        router.refresh();
      }}
    />
  );
}
