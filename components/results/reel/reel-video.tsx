"use client";

import { useState } from "react";
import type { ReelAspect } from "./reel-request.ts";

const shapes: Record<ReelAspect, string> = {
  source: "aspect-video",
  "16:9": "aspect-video",
  "9:16": "aspect-9/16",
  "1:1": "aspect-square",
};

/** The reel itself, in a player of its own: the page's player shows the take. Its address stays while the page does. */
export function ReelVideo({ url, aspect }: { url: string | null; aspect: ReelAspect }) {
  const [source] = useState(url);
  const [broken, setBroken] = useState(false);
  if (source === null || broken) {
    return (
      <p
        className={`grid place-items-center border border-dashed border-line-strong p-4 text-small text-muted ${shapes[aspect]}`}
      >
        {broken
          ? "The reel did not load; its address may have run out. Reload the page."
          : "The reel itself is not kept any more. Cut it again."}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: cut from the take, whose words are captioned in its own player and below.
    <video
      // A moment in, so that a frame of it shows before it plays.
      src={`${source}#t=0.1`}
      controls
      preload="metadata"
      playsInline
      aria-label="The reel"
      onError={() => setBroken(true)}
      className={`w-full bg-screen object-contain ${shapes[aspect]}`}
    />
  );
}
