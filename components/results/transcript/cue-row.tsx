import { memo } from "react";
import { formatClock } from "#components/ui/format.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { type CuePart, cutCue } from "./cut-cue.ts";

const noFillers: string[] = [];

function Part({ part }: { part: CuePart }) {
  if (part.kind === "plain") return part.text;
  if (part.kind === "hit") return <mark className="bg-accent-wash text-ink">{part.text}</mark>;
  return (
    <span className="text-warn underline decoration-wavy decoration-1 underline-offset-4">
      {part.text}
      <span className="sr-only"> (filler)</span>
    </span>
  );
}

/** One sentence of the transcript. Rendered again only when something about it changes. */
export const CueRow = memo(function CueRow(props: {
  cue: Quote;
  fillers: string[] | undefined;
  wanted: string;
  current: boolean;
  /** Not laid out until it comes into view. */
  isOneOfMany: boolean;
  onSeek: (seconds: number) => void;
}) {
  const { cue, fillers = noFillers, wanted, current } = props;
  return (
    <li
      className={props.isOneOfMany ? "[contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]" : ""}
    >
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={() => props.onSeek(cue.startSeconds)}
        className="grid min-h-10 w-full grid-cols-[4rem_1fr] items-baseline border-l-2 border-transparent py-1.5 pl-3 text-left -outline-offset-2! hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-raised"
      >
        <span className="figures text-small text-muted">{formatClock(cue.startSeconds)}</span>
        <span className="measure">
          {cutCue(cue, fillers, wanted).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one cut text stand in a fixed order.
            <Part key={index} part={part} />
          ))}
        </span>
      </button>
    </li>
  );
});
