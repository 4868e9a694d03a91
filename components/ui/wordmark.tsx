/** The name, cut by the playhead. */
export function Wordmark() {
  return (
    <span className="relative inline-flex items-baseline font-serif text-[1.625rem] leading-none tracking-[-0.01em]">
      Pitch
      <span aria-hidden="true" className="mx-[0.09em] h-[1.15em] w-[2px] translate-y-[0.22em] bg-accent" />
      Quest
    </span>
  );
}
