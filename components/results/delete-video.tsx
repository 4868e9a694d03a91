"use client";

import { useRouter } from "next/navigation";
import { callApi } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";

/** Deletes a take with everything kept of it, then shows the library. */
export function DeleteVideo({ videoId }: { videoId: string }) {
  const router = useRouter();
  return (
    <ConfirmInPlace
      label="Delete this take"
      question="Delete the recording, its results and every file of it? This cannot be undone."
      confirmLabel="Delete for good"
      workingLabel="Deleting …"
      keepLabel="Keep it"
      onConfirm={async () => {
        await callApi("DELETE", `/api/videos/${videoId}`);
        router.push("/videos");
        router.refresh();
      }}
    />
  );
}
