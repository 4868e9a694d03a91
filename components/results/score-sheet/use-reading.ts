"use client";

import { useCallback, useSyncExternalStore } from "react";
import { usePlayback } from "../player/player-context.tsx";
import type { Cursor } from "./cursor.ts";

/** A word about the moment pointed at, else about the playhead's; renders again only when the word changes. */
export function useReading<T extends string | boolean | number | null>(
  cursor: Cursor,
  read: (seconds: number) => T,
): T {
  const playback = usePlayback();
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = [cursor.subscribe(listener), playback.subscribe(listener)];
      return () => {
        for (const stop of leave) stop();
      };
    },
    [cursor, playback],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(cursor.get() ?? playback.getTime()),
    () => read(0),
  );
}
