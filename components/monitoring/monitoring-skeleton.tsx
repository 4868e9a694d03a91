/** The page before its figures are read: same places, same heights; unseen for the first 300 ms. */
export function MonitoringSkeleton() {
  return (
    <div role="status" className="animate-[appear_150ms_300ms_both] space-y-18">
      <div className="h-40 border-l-4 border-line pl-6">
        <h1 className="h-18 max-w-112 bg-sunken">
          <span className="sr-only">Asking the services how they are</span>
        </h1>
      </div>
      <div className="grid grid-cols-2 gap-6 lg:grid-cols-4">
        {[1, 2, 3, 4].map((total) => (
          <div key={total} className="h-18 border-t border-line bg-sunken" />
        ))}
      </div>
      <div className="staves h-64 bg-sunken" />
    </div>
  );
}
