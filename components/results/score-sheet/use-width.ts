"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** The width of an element in CSS pixels, followed as it changes; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    setWidth(element.current.getBoundingClientRect().width);
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
