/** The time axis as a motif: ticks, what is behind the playhead, the playhead. `share` is 0..1. */
export function Ruler({ share, label, valueText }: { share: number; label: string; valueText: string }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={valueText}
      className="relative h-6"
    >
      <div className="ruler-ticks absolute inset-x-0 bottom-0 h-2.5" />
      <div className="absolute bottom-0 left-0 h-px bg-ink" style={{ width: `${percent}%` }} />
      <div
        className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent transition-[left] duration-200"
        style={{ left: `${percent}%` }}
      />
    </div>
  );
}
