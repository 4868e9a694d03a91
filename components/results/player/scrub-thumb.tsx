"use client";

import { type RefObject, useEffect, useRef } from "react";
import { formatClock } from "#components/ui/format.ts";
import { type Sprite, tileAt } from "#lib/ingest/sprite.ts";

/** The longer side of the picture as shown, CSS pixels. */
const shownSide = 144;

/** The picture and the time of the place on the bar that is pointed at; moves without rendering. */
export function ScrubThumb(props: {
  bar: RefObject<HTMLElement | null>;
  sprite: Sprite | null;
  durationSeconds: number;
}) {
  const { bar, sprite, durationSeconds } = props;
  const thumb = useRef<HTMLDivElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  const scale = sprite ? shownSide / Math.max(sprite.width, sprite.height) : 0;
  const width = sprite ? sprite.width * scale : 48;

  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const move = (event: PointerEvent) => {
      if (!thumb.current || !clock.current) return;
      const box = element.getBoundingClientRect();
      const x = Math.min(Math.max(0, event.clientX - box.left), box.width);
      const seconds = (x / box.width) * durationSeconds;
      const left = Math.min(Math.max(0, x - width / 2), box.width - width);
      thumb.current.style.transform = `translateX(${left}px)`;
      thumb.current.style.visibility = "visible";
      clock.current.textContent = formatClock(seconds);
      if (!sprite) return;
      // Fetched when it is first pointed at: it is larger than all the rest of the page.
      thumb.current.style.backgroundImage ||= `url("${sprite.url}")`;
      const { x: column, y: row } = tileAt(sprite, seconds);
      thumb.current.style.backgroundPosition = `${-column * scale}px ${-row * scale}px`;
    };
    const leave = () => {
      if (thumb.current) thumb.current.style.visibility = "hidden";
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    return () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
    };
  }, [bar, sprite, durationSeconds, scale, width]);

  const rows = sprite ? Math.ceil(sprite.count / sprite.columns) : 0;
  return (
    <div
      ref={thumb}
      aria-hidden="true"
      className="pointer-events-none invisible absolute bottom-full left-0 z-10 flex items-end justify-center border border-on-screen/40 bg-screen"
      style={{
        width,
        height: sprite ? sprite.height * scale : 24,
        ...(sprite && {
          backgroundSize: `${sprite.columns * sprite.width * scale}px ${rows * sprite.height * scale}px`,
        }),
      }}
    >
      <span ref={clock} className="figures bg-screen/80 px-1.5 text-caption text-on-screen" />
    </div>
  );
}
