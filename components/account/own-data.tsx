"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi } from "#components/ui/call-api.ts";
import { ConfirmInPlace } from "#components/ui/confirm-in-place.tsx";

type Receipt = { videos: number; source_files: number; artifact_files: number; account: boolean };

/** All of it to take along, and all of it gone. */
export function OwnData({ isLocal }: { isLocal: boolean }) {
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  if (receipt) {
    return (
      <div role="status" className="space-y-3">
        <p className="measure">
          Deleted: {receipt.videos} takes, {receipt.source_files} recordings and {receipt.artifact_files}{" "}
          other files{receipt.account ? ", and your account" : ""}.
        </p>
        <a href="/" className={buttonClass.plain}>
          To the first page
        </a>
      </div>
    );
  }
  return (
    <div className="space-y-5">
      <p className="measure text-muted">
        The download holds every result and number kept of you, and an address for each file that works for a
        day.
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <a href="/api/account/export" download className={buttonClass.plain}>
          Download all of it
        </a>
        <ConfirmInPlace
          label={isLocal ? "Delete all takes" : "Delete the account"}
          question={
            isLocal
              ? "Delete every take with its files and results? This cannot be undone."
              : "Delete your account with every take, file and result? This cannot be undone."
          }
          confirmLabel="Delete everything"
          workingLabel="Deleting …"
          keepLabel="Keep it"
          onConfirm={async () => setReceipt((await callApi("DELETE", "/api/account")) as Receipt)}
        />
      </div>
    </div>
  );
}
