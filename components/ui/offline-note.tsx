"use client";

import { useOnline } from "#components/live/use-online.ts";

/** A line at the foot of every page while there is no network. */
export function OfflineNote() {
  const online = useOnline();
  return (
    <div role="status" className={online ? "" : "sticky bottom-0 z-40 border-t border-warn bg-raised py-3"}>
      {!online && (
        <p className="desk text-small">
          You are offline. What is on this page stays; it goes on by itself when the network is back.
        </p>
      )}
    </div>
  );
}
