import { sheetClass } from "./sheet-class.ts";

/** The library before its takes are read: its name, and frames of the same heights, unseen for the first 300 ms. */
export function ContactSheetSkeleton({ frames = 8 }: { frames?: number }) {
  return (
    <div>
      <h1 className="pb-10 font-serif text-hero">Takes</h1>
      <div
        role="status"
        aria-label="Reading your takes"
        className={`${sheetClass} animate-[appear_150ms_300ms_both]`}
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
    </div>
  );
}
