"use client";

import { useEffect, useRef } from "react";
import type { TimeWindow } from "./time-window.ts";

/** A line over all lanes that moves without rendering: `watch` tells when, `read` where; null hides it. */
export function MovingLine(props: {
  window: TimeWindow;
  watch: (listener: () => void) => () => void;
  read: () => number | null;
  className: string;
}) {
  const { window, watch, read } = props;
  const carrier = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const seconds = read();
      const share =
        seconds === null ? -1 : (seconds - window.startSeconds) / (window.endSeconds - window.startSeconds);
      if (!carrier.current) return;
      carrier.current.style.transform = `translateX(${share * 100}%)`;
      carrier.current.style.visibility = share < 0 || share > 1 ? "hidden" : "visible";
    };
    place();
    return watch(place);
  }, [window, watch, read]);
  return (
    <div ref={carrier} className="pointer-events-none invisible absolute inset-0 will-change-transform">
      <div className={`absolute inset-y-0 left-0 -translate-x-1/2 ${props.className}`} />
    </div>
  );
}
