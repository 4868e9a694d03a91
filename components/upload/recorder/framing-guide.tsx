/** Where a speaker sits well in the picture: eyes on the upper third, head and shoulders in the middle. */
export function FramingGuide() {
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 160 90"
        className="pointer-events-none absolute inset-0 size-full fill-none stroke-on-screen/70"
      >
        <g strokeWidth="0.4" strokeDasharray="1.6 1.6">
          <path d="M0 30H160" />
          <ellipse cx="80" cy="34" rx="15" ry="20" />
          <path d="M36 90C38 68 56 60 69 57M124 90C122 68 104 60 91 57" />
        </g>
      </svg>
      <p className="pointer-events-none absolute top-[calc(100%/3)] left-3 -translate-y-full pb-1 text-caption text-on-screen">
        Eyes on this line
      </p>
    </>
  );
}
