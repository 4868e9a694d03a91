"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";

/** Something to copy. It is shown whole as well: not every browser lets a page write to the clipboard. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    );
  return (
    <span className="flex min-w-0 basis-full flex-wrap items-center gap-3">
      <input
        readOnly
        aria-label={label}
        value={text}
        className="field figures min-w-0 grow text-caption"
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className={buttonClass.plain} onClick={copy}>
        {copied ? "Copied" : "Copy"}
      </button>
    </span>
  );
}
