import { useEffect } from "react";

const signs = ["pointermove", "pointerdown", "keydown", "scroll"] as const;

/** Calls `greet` once, as soon as somebody moves on the page: what is heavy, and seen only then, can wait for it. */
export function useVisitor(greet: () => void): void {
  useEffect(() => {
    const stop = new AbortController();
    const meet = () => {
      stop.abort();
      greet();
    };
    for (const sign of signs) addEventListener(sign, meet, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [greet]);
}
