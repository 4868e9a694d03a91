import { formatClock } from "#components/ui/format.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { type TimeWindow, ticksOf } from "./time-window.ts";

export type Flag = TimeRange & { mark: string; title: string };

function shareOf(seconds: number, window: TimeWindow): number {
  return (seconds - window.startSeconds) / (window.endSeconds - window.startSeconds);
}

function place(seconds: number, window: TimeWindow): string {
  return `${shareOf(seconds, window) * 100}%`;
}

/** The times of the window, and above them a flag where each improvement shows. */
export function TimeAxis(props: { window: TimeWindow; flags: Flag[]; onFlag: (flag: Flag) => void }) {
  const { window } = props;
  return (
    <div className="sm:grid sm:grid-cols-(--sheet-columns)">
      <p className="hidden self-end pb-1 text-caption text-muted sm:block">m:ss</p>
      <div className="relative z-10 h-15 border-b border-line-strong">
        {props.flags
          .filter(
            (flag) => flag.startSeconds >= window.startSeconds && flag.startSeconds <= window.endSeconds,
          )
          .map((flag) => (
            <button
              key={flag.mark}
              type="button"
              aria-label={`Play improvement ${flag.mark}: ${flag.title}`}
              title={flag.title}
              className="absolute top-0 grid size-10 -translate-x-1/2 place-items-center"
              style={{ left: place(flag.startSeconds, window) }}
              onClick={() => props.onFlag(flag)}
            >
              <span className="figures grid size-6 place-items-center rounded-full border border-accent bg-paper text-caption text-accent hover:bg-accent hover:text-on-accent">
                {flag.mark}
              </span>
            </button>
          ))}
        {ticksOf(window).map((seconds) => (
          <span
            key={seconds}
            className={`figures pointer-events-none absolute bottom-0 h-5 border-line-strong text-caption text-muted ${shareOf(seconds, window) > 0.9 ? "-translate-x-full border-r pr-1 max-sm:hidden" : "border-l pl-1"}`}
            style={{ left: place(seconds, window) }}
          >
            {formatClock(seconds)}
          </span>
        ))}
      </div>
    </div>
  );
}
