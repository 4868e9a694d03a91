"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";

type State = { name: "there" } | { name: "deleted"; error: string | null };

/** Deletes a take with everything kept of it, and brings it back for as long as that is possible. */
export function DeleteVideo({ videoId }: { videoId: string }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ name: "there" });
  if (state.name === "there") {
    return (
      <ConfirmInPlace
        label="Delete this take"
        question="Delete the recording, its results and every file of it? You can undo it for ten minutes."
        confirmLabel="Delete it"
        workingLabel="Deleting …"
        keepLabel="Keep it"
        onConfirm={async () => {
          await callApi("POST", `/api/videos/${videoId}/trash`);
          setState({ name: "deleted", error: null });
        }}
      />
    );
  }
  async function undo() {
    try {
      await callApi("POST", `/api/videos/${videoId}/restore`);
      setState({ name: "there" });
      router.refresh();
    } catch (error) {
      setState({ name: "deleted", error: messageOf(error) });
    }
  }
  return (
    <div role="status" className="basis-full space-y-3 border-l-2 border-warn pl-5">
      <p>This take is deleted. Its files are removed for good in ten minutes.</p>
      {state.error !== null && (
        <p role="alert" className="text-small text-poor">
          {state.error}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="button" className={buttonClass.plain} onClick={undo}>
          Undo
        </button>
        <Link href="/videos" className={buttonClass.quiet}>
          To your takes
        </Link>
      </div>
    </div>
  );
}
