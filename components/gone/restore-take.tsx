"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";

/** Brings a take back from the trash and shows it. */
export function RestoreTake({ videoId }: { videoId: string }) {
  const [state, setState] = useState<{ working: boolean; error: string | null }>({
    working: false,
    error: null,
  });
  async function restore() {
    setState({ working: true, error: null });
    try {
      await callApi("POST", `/api/videos/${videoId}/restore`);
      // The page said that there is nothing here; only a new reading says otherwise.
      location.reload();
    } catch (thrown) {
      setState({ working: false, error: messageOf(thrown) });
    }
  }
  return (
    <>
      <button type="button" className={buttonClass.primary} disabled={state.working} onClick={restore}>
        {state.working ? "Bringing it back …" : "Bring it back"}
      </button>
      {state.error !== null && (
        <p role="alert" className="basis-full text-small text-poor">
          {state.error}
        </p>
      )}
    </>
  );
}
