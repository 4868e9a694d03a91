"use client";

import { Minus, Plus } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatClock } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { Series } from "#lib/signals/measurement.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
import { buildLanes } from "./build-lanes.ts";
import { LaneRow } from "./lane-row.tsx";
import { SheetOverlay } from "./sheet-overlay.tsx";
import { type Flag, TimeAxis } from "./time-axis.tsx";
import { fitWindow, followPlayhead, zoomWindow } from "./time-window.ts";

const columns = { "--sheet-label": "8.5rem", "--sheet-columns": "8.5rem 1fr" } as React.CSSProperties;

/** The whole talk on one time axis, one playhead through all lanes. */
export function ScoreSheet(props: { report: PitchReport; series: Series[]; flags: Flag[] }) {
  const duration = props.report.metadata.videoDurationSeconds;
  const whole = useMemo(() => fitWindow({ startSeconds: 0, endSeconds: duration }, duration), [duration]);
  const lanes = useMemo(() => buildLanes(props.report, props.series), [props.report, props.series]);
  const playback = usePlayback();
  const [window, setWindow] = useState(whole);
  const [hover, setHover] = useState<number | null>(null);
  const tenths = usePlaybackValue((player) => Math.round(player.getTime() * 4), 0);
  const zoomed = window.endSeconds - window.startSeconds < whole.endSeconds - 0.01;
  const readAt = hover ?? tenths / 4;

  useEffect(
    () =>
      playback.subscribe(() => {
        if (playback.isPlaying()) setWindow((now) => followPlayhead(now, playback.getTime(), duration));
      }),
    [playback, duration],
  );
  const zoom = (factor: number) => {
    const time = playback.getTime();
    const inView = time >= window.startSeconds && time <= window.endSeconds;
    const anchor = inView ? time : (window.startSeconds + window.endSeconds) / 2;
    setWindow(zoomWindow(window, factor, anchor, duration));
  };

  return (
    <div style={columns}>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-2">
        <p className="text-small text-muted">
          {hover === null ? "Playhead at " : "Pointing at "}
          <span className="figures text-ink">{formatClock(readAt)}</span>
        </p>
        <fieldset className="flex items-center gap-2">
          <legend className="sr-only">Zoom</legend>
          {zoomed && (
            <button type="button" className={buttonClass.quiet} onClick={() => setWindow(whole)}>
              Whole talk
            </button>
          )}
          <button
            type="button"
            aria-label="Zoom out"
            disabled={!zoomed}
            className={`${buttonClass.plain} px-2.5!`}
            onClick={() => zoom(2)}
          >
            <Minus size={16} />
          </button>
          <button
            type="button"
            aria-label="Zoom in"
            className={`${buttonClass.plain} px-2.5!`}
            onClick={() => zoom(0.5)}
          >
            <Plus size={16} />
          </button>
        </fieldset>
      </div>
      <TimeAxis window={window} flags={props.flags} onFlag={(flag) => playback.playRange(flag)} />
      <div className="relative">
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} window={window} reading={lane.read(readAt)} />
        ))}
        <SheetOverlay
          window={window}
          durationSeconds={duration}
          onHover={setHover}
          onSelect={(range) => setWindow(fitWindow(range, duration))}
        />
      </div>
    </div>
  );
}
