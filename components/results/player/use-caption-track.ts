"use client";

import { useEffect, useState } from "react";
import type { Quote } from "#lib/pitch/report.ts";
import { writeWebVtt } from "./write-web-vtt.ts";

/** An address of the transcript as captions for this page; null until it is made, or where there is none. */
export function useCaptionTrack(cues: Quote[]): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (cues.length === 0) return;
    const made = URL.createObjectURL(new Blob([writeWebVtt(cues)], { type: "text/vtt" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [cues]);
  return url;
}
