const lanes = [
  ["Voice", "how it carries, how it moves"],
  ["Pauses", "where silence works, where it searches"],
  ["Fillers", "every um, at its second"],
  ["Eyes", "when they leave the lens"],
  ["Hands", "when they help the story"],
] as const;

/** The score sheet before a take: five empty lanes and a playhead at rest, which follows a file that hangs over it. */
export function EmptySheet({ pointer }: { pointer: number | null }) {
  const left = pointer === null ? "0%" : `${Math.min(100, Math.max(0, pointer * 100))}%`;
  return (
    <div aria-hidden="true" className="relative select-none">
      <div className="desk">
        <div className="ruler-ticks h-3" />
      </div>
      {lanes.map(([lane, shows]) => (
        <div key={lane} className="border-b border-line">
          <div className="desk">
            <p className="flex h-[clamp(1.75rem,4.6vh,2.75rem)] items-center pl-4 text-small">
              <span className="w-16 sm:w-24">{lane}</span>
              <span className="text-muted">{shows}</span>
            </p>
          </div>
        </div>
      ))}
      <div className="desk pointer-events-none absolute inset-y-0 right-0 left-0">
        <div className="relative h-full">
          <div
            className={`absolute -top-3 bottom-0 w-0.5 bg-accent before:absolute before:top-0 before:left-1/2 before:size-2.5 before:-translate-x-1/2 before:rotate-45 before:bg-accent ${pointer === null ? "transition-[left] duration-200" : ""}`}
            style={{ left }}
          />
        </div>
      </div>
    </div>
  );
}
