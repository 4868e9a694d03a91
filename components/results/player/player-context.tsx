"use client";

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { createPlayback, type Playback } from "./playback.ts";
import { actionOfKey, type TransportAction } from "./transport-keys.ts";

const Context = createContext<Playback | null>(null);

function perform(playback: Playback, action: TransportAction) {
  if (action.do === "toggle") playback.toggle();
  else if (action.do === "pause") playback.pause();
  else if (action.do === "skip") playback.skip(action.seconds);
  else playback.playRange(action.range);
}

/** Keys belong to the page, except where they are typed or press the control that has the focus. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, dialog, video[controls], [contenteditable]")) return true;
  return event.key === " " && target?.closest("button, a, summary") != null;
}

/** Gives a page its one player and the keys that move it. `evidence` is what `[` and `]` go through. */
export function PlayerProvider({ evidence, children }: { evidence: TimeRange[]; children: React.ReactNode }) {
  const [playback] = useState(() => createPlayback((run) => requestAnimationFrame(run)));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const action = actionOfKey(event.key, playback.getTime(), evidence);
      if (action === null) return;
      event.preventDefault();
      perform(playback, action);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [playback, evidence]);
  return <Context value={playback}>{children}</Context>;
}

export function usePlayback(): Playback {
  const playback = useContext(Context);
  if (playback === null) throw new Error("PlayerProvider is missing above this component");
  return playback;
}

/** A value derived from the player; the component renders again only when the value changes. */
export function usePlaybackValue<T extends string | number | boolean | null | TimeRange>(
  read: (playback: Playback) => T,
  onServer: T,
): T {
  const playback = usePlayback();
  return useSyncExternalStore(
    playback.subscribe,
    () => read(playback),
    () => onServer,
  );
}
