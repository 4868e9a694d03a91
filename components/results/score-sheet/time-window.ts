/** The part of the talk that the sheet shows, in seconds. */
export type TimeWindow = { startSeconds: number; endSeconds: number };

const narrowestSeconds = 4;

/** Moves and, where needed, shrinks a window so that it lies within the talk and is no narrower than can be read. */
export function fitWindow(wanted: TimeWindow, durationSeconds: number): TimeWindow {
  const span = Math.min(durationSeconds, Math.max(narrowestSeconds, wanted.endSeconds - wanted.startSeconds));
  const startSeconds = Math.min(Math.max(0, wanted.startSeconds), durationSeconds - span);
  return { startSeconds, endSeconds: startSeconds + span };
}

/** Shows `factor` times as much (below 1: closer), with `anchorSeconds` staying where it is on the page. */
export function zoomWindow(
  window: TimeWindow,
  factor: number,
  anchorSeconds: number,
  durationSeconds: number,
): TimeWindow {
  return fitWindow(
    {
      startSeconds: anchorSeconds - (anchorSeconds - window.startSeconds) * factor,
      endSeconds: anchorSeconds + (window.endSeconds - anchorSeconds) * factor,
    },
    durationSeconds,
  );
}

/** Turns the page when the playhead has left the window; answers the same window where it is in view. */
export function followPlayhead(window: TimeWindow, seconds: number, durationSeconds: number): TimeWindow {
  if (seconds >= window.startSeconds && seconds <= window.endSeconds) return window;
  const span = window.endSeconds - window.startSeconds;
  const start = seconds - span * 0.1;
  return fitWindow({ startSeconds: start, endSeconds: start + span }, durationSeconds);
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Round times to write under the axis, at most `most` of them. */
export function ticksOf(window: TimeWindow, most = 8): number[] {
  const span = window.endSeconds - window.startSeconds;
  const step = steps.find((candidate) => span / candidate <= most) ?? 3600;
  const first = Math.ceil(window.startSeconds / step) * step;
  const count = Math.max(0, Math.floor((window.endSeconds - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step);
}
