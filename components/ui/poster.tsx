/** A frame of the recording at 16:9, or an empty sheet where there is none yet. Decorative: the name stands beside it. */
export function Poster({ url, className = "" }: { url: string | null; className?: string }) {
  return (
    <div
      className={`relative aspect-video w-full overflow-hidden bg-sunken ${url === null ? "staves" : ""} ${className}`}
    >
      {url !== null && (
        // biome-ignore lint/performance/noImgElement: a signed address ends within the hour; an optimiser would keep it longer.
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full bg-screen object-contain"
        />
      )}
    </div>
  );
}
