/**
 * A frame of the recording at 16:9, or an empty sheet where there is none yet. Decorative: the name stands beside it.
 * `early` where it is seen as soon as the page is.
 */
export function Poster(props: { url: string | null; early?: boolean; className?: string }) {
  const { url, early = false, className = "" } = props;
  return (
    <div
      className={`relative aspect-video w-full overflow-hidden bg-sunken ${url === null ? "staves" : ""} ${className}`}
    >
      {url !== null && (
        // biome-ignore lint/performance/noImgElement: a signed address ends within the hour; an optimiser would keep it longer.
        <img
          src={url}
          alt=""
          loading={early ? "eager" : "lazy"}
          fetchPriority={early ? "high" : "auto"}
          decoding="async"
          className="size-full bg-screen object-contain"
        />
      )}
    </div>
  );
}
