import { laneHeight } from "./draw-curve.ts";
import type { Lane, Tone } from "./lane.ts";
import type { TimeWindow } from "./time-window.ts";

const fills: Record<Tone, string> = {
  ink: "fill-ink",
  soft: "fill-line-strong",
  faint: "fill-line",
  good: "fill-good",
  warn: "fill-warn",
  poor: "fill-poor",
};
const heights: Record<Lane["kind"], string> = {
  blocks: "h-5",
  ticks: "h-5",
  area: "h-12",
  line: "h-14",
  missing: "h-5",
};

function Drawing({ lane, secondsPerPercent }: { lane: Lane; secondsPerPercent: number }) {
  switch (lane.kind) {
    case "blocks":
      return lane.blocks.map((block, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a finished report never change places.
          key={index}
          className={fills[block.tone]}
          x={block.startSeconds}
          width={Math.max(block.endSeconds - block.startSeconds, secondsPerPercent * 0.1)}
          y={block.tone === "faint" ? laneHeight * 0.42 : block.tone === "poor" ? 0 : laneHeight * 0.15}
          height={
            block.tone === "faint" ? laneHeight * 0.16 : block.tone === "poor" ? laneHeight : laneHeight * 0.7
          }
        />
      ));
    case "ticks":
      return lane.blocks.map((block) => (
        <path
          key={block.startSeconds}
          className="stroke-warn"
          strokeWidth={2.5}
          vectorEffect="non-scaling-stroke"
          d={`M${(block.startSeconds + block.endSeconds) / 2} 0V${laneHeight}`}
        />
      ));
    case "area":
      return <path className="fill-ink/75" d={lane.path} />;
    case "line":
      return (
        <>
          {lane.rules.map((y) => (
            <path
              key={y}
              className="stroke-line"
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
              d={`M-9999 ${y}H99999`}
            />
          ))}
          <path
            className="fill-none stroke-ink"
            strokeWidth={1.6}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            d={lane.path}
          />
        </>
      );
    case "missing":
      return null;
  }
}

/** One lane: its name and reading at the left, its drawing on the shared time axis. Zooming only moves the view box. */
export function LaneRow({
  lane,
  window,
  reading,
}: {
  lane: Lane;
  window: TimeWindow;
  reading: string | null;
}) {
  const span = window.endSeconds - window.startSeconds;
  return (
    <div className="sm:grid sm:grid-cols-(--sheet-columns)">
      <div className="flex items-baseline justify-between gap-2 pt-2 sm:block sm:self-center sm:py-1.5 sm:pr-3">
        <p className="text-small leading-tight">{lane.label}</p>
        <p className="min-h-4 truncate text-caption text-muted tabular-nums">{reading ?? " "}</p>
      </div>
      <div className="border-b border-line py-1.5">
        {lane.kind === "missing" ? (
          <p className={`${heights.missing} pl-2 text-small leading-5 text-muted`}>{lane.because}</p>
        ) : (
          <svg
            aria-hidden="true"
            className={`block w-full ${heights[lane.kind]}`}
            viewBox={`${window.startSeconds} 0 ${span} ${laneHeight}`}
            preserveAspectRatio="none"
          >
            <Drawing lane={lane} secondsPerPercent={span / 100} />
          </svg>
        )}
      </div>
    </div>
  );
}
