"use client";

import { useEffect } from "react";
import { usePlayback } from "./player-context.tsx";

/** Puts the playhead where the address says (`?t=83`, seconds), once, when the page opens. */
export function SeekFromAddress() {
  const playback = usePlayback();
  useEffect(() => {
    const seconds = Number(new URLSearchParams(location.search).get("t") ?? Number.NaN);
    if (Number.isFinite(seconds) && seconds >= 0) playback.seek(seconds);
  }, [playback]);
  return null;
}
