"use client";

import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Notice title="This page could not be put together">
      <p role="alert">
        Your recordings and results are safe; only showing them failed. Try again, and if it stays, look at
        the server’s log.
      </p>
      {digest !== null && <p className="figures text-small text-muted">Reference {digest}</p>}
      <p className="pt-2">
        <button type="button" onClick={() => retry()} className={buttonClass.primary}>
          Try again
        </button>
      </p>
    </Notice>
  );
}
