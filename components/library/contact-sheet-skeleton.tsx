/** The contact sheet before its takes are read: same frames, same heights; unseen for the first 300 ms. */
export function ContactSheetSkeleton({ frames = 8 }: { frames?: number }) {
  return (
    <div
      role="status"
      aria-label="Reading your takes"
      className="grid animate-[appear_150ms_300ms_both] grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] sm:gap-x-6 sm:gap-y-10"
    >
      {Array.from({ length: frames }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty frames are all alike.
        <div key={index}>
          <div className="staves aspect-video bg-sunken" />
          <div className="mt-3 h-4 w-2/3 bg-sunken" />
          <div className="mt-2 h-3 w-1/3 bg-sunken" />
        </div>
      ))}
    </div>
  );
}
