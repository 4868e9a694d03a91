import { useSyncExternalStore } from "react";

function subscribe(notify: () => void): () => void {
  window.addEventListener("load", notify);
  return () => window.removeEventListener("load", notify);
}

/** Whether the page has come with all that it is first seen with: what is heavy may be asked for then. */
export function usePageLoaded(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.readyState === "complete",
    () => false,
  );
}
