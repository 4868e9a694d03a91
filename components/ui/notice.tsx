/** A whole page that has one thing to say. */
export function Notice({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="desk grow py-18 sm:py-24">
      <div className="max-w-160 space-y-4 border-l-2 border-accent pl-6 sm:pl-8">
        <h1 className="font-serif text-display">{title}</h1>
        {children}
      </div>
    </div>
  );
}
