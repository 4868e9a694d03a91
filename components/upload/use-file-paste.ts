"use client";

import { useEffect, useEffectEvent } from "react";

/** Takes files that are pasted anywhere on the page; text pasted into a field stays the field's. */
export function useFilePaste(onFiles: (files: File[]) => void): void {
  const paste = useEffectEvent(onFiles);
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      paste(files);
    };
    window.addEventListener("paste", pasted);
    return () => window.removeEventListener("paste", pasted);
  }, []);
}
