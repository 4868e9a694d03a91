"use client";

import { type RefObject, useEffect, useState } from "react";

/** The width of an element in CSS pixels, followed as it changes; 0 before it was laid out. Asks for no layout itself. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
