"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { messageOf } from "#components/ui/call-api.ts";
import type { DeletedTake } from "./use-deleted-takes.ts";

/** Where a take stood that was deleted: what goes with it, and the way back. */
export function DeletedTakeFrame({ take, onUndo }: { take: DeletedTake; onUndo: () => Promise<void> }) {
  const [error, setError] = useState<string | null>(null);
  const files = take.sourceFiles + take.artifactFiles;
  return (
    <li className="flex flex-col justify-between gap-3 border border-line border-dashed p-4" role="status">
      <p className="text-small">
        <span className="font-medium wrap-anywhere">{take.title}</span> is deleted: {files}{" "}
        {files === 1 ? "file" : "files"} with it
        {take.cancelledJobs > 0 ? ", and its analysis was stopped" : ""}. Everything is gone for good after
        ten minutes.
      </p>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
      <button
        type="button"
        className={`${buttonClass.plain} self-start`}
        onClick={() => onUndo().catch((thrown: unknown) => setError(messageOf(thrown)))}
      >
        Undo
      </button>
    </li>
  );
}
