"use client";

import { useEffect, useEffectEvent, useState } from "react";

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Makes the whole window a drop target. Answers where the pointer is while files hang over it (0..1), else null. */
export function useFileDrop(onFiles: (files: File[]) => void): number | null {
  const [share, setShare] = useState<number | null>(null);
  const drop = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setShare(event.clientX / window.innerWidth);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setShare(null);
    };
    const dropped = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setShare(null);
      drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", dropped);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", dropped);
    };
  }, []);
  return share;
}
