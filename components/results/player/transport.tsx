"use client";

import { Captions, Maximize, Pause, Play } from "lucide-react";
import { type RefObject, useState } from "react";
import { formatClock } from "#components/ui/format.ts";
import type { Chapter } from "#lib/exports/export-view.ts";
import type { Sprite } from "#lib/ingest/sprite.ts";
import { usePlayback, usePlaybackValue } from "./player-context.tsx";
import { Scrubber } from "./scrubber.tsx";

const rates = [1, 1.25, 1.5, 2, 0.75] as const;
const button =
  "grid size-10 shrink-0 place-items-center rounded-control text-on-screen/80 hover:bg-on-screen/10 hover:text-on-screen aria-pressed:text-on-screen";

export function Transport(props: {
  durationSeconds: number;
  chapters: Chapter[];
  sprite: Sprite | null;
  element: RefObject<HTMLVideoElement | null>;
}) {
  const playback = usePlayback();
  const playing = usePlaybackValue((player) => player.isPlaying(), false);
  const rate = usePlaybackValue((player) => player.getRate(), 1);
  const seconds = usePlaybackValue((player) => Math.floor(player.getTime()), 0);
  const [captioned, setCaptioned] = useState(false);

  function toggleCaptions() {
    const track = props.element.current?.textTracks[0];
    if (track) track.mode = captioned ? "hidden" : "showing";
    setCaptioned(!captioned);
  }
  return (
    <div className="px-2">
      <Scrubber durationSeconds={props.durationSeconds} chapters={props.chapters} sprite={props.sprite} />
      <div className="flex items-center gap-1 pb-1">
        <button
          type="button"
          className={button}
          aria-label={playing ? "Pause" : "Play"}
          onClick={() => playback.toggle()}
        >
          {playing ? <Pause size={18} fill="currentColor" /> : <Play size={18} fill="currentColor" />}
        </button>
        <p className="figures grow text-small text-on-screen/80">
          <span className="text-on-screen">{formatClock(seconds)}</span> /{" "}
          {formatClock(Math.round(props.durationSeconds))}
        </p>
        <button
          type="button"
          className={`${button} figures w-14! text-small`}
          aria-label={`Speed ${rate}, change`}
          onClick={() => playback.setRate(rates[(rates.indexOf(rate as 1) + 1) % rates.length] ?? 1)}
        >
          {rate}×
        </button>
        <button
          type="button"
          className={button}
          aria-label="Captions"
          aria-pressed={captioned}
          onClick={toggleCaptions}
        >
          <Captions size={18} />
        </button>
        <button
          type="button"
          className={button}
          aria-label="Full screen"
          onClick={() => props.element.current?.requestFullscreen()}
        >
          <Maximize size={18} />
        </button>
      </div>
    </div>
  );
}
