"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { drawLane } from "./draw-lane.ts";
import { type Lane, laneHeights } from "./lane.ts";
import type { TimeWindow } from "./time-window.ts";
import { useColours } from "./use-colours.ts";

/**
 * The picture at an address, fetched as its canvas comes near: a page is read from the top. Its first address stays
 * good: a later one shows the same.
 */
function usePicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  url: string | null,
): HTMLImageElement | null {
  const [first] = useState(url);
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    if (first === null || !canvas.current) return;
    const image = new Image();
    image.decoding = "async";
    image.onload = () => setPicture(image);
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        image.src = first;
        near.disconnect();
      },
      { rootMargin: "100%" },
    );
    near.observe(canvas.current);
    return () => {
      near.disconnect();
      image.onload = null;
    };
  }, [first, canvas]);
  return picture;
}

/** One lane's drawing; `width` in CSS pixels, 0 before it is known. */
export function LaneCanvas({ lane, window, width }: { lane: Lane; window: TimeWindow; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const picture = usePicture(canvas, lane.kind === "film" ? lane.sprite.url : null);
  const height = laneHeights[lane.kind];
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || !colours || width === 0) return;
    const density = Math.min(2, globalThis.devicePixelRatio);
    const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
    if (element.width !== columns) element.width = columns;
    if (element.height !== rows) element.height = rows;
    context.setTransform(density, 0, 0, density, 0, 0);
    drawLane(lane, { context, width, height, window, colours, picture });
  }, [lane, window, width, height, colours, picture]);
  return (
    <div aria-hidden="true" style={{ height }}>
      <canvas ref={canvas} className="block size-full" />
    </div>
  );
}
