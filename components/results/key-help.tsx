const keys = [
  ["space", "play or pause"],
  ["J  K  L", "10 s back, pause, 10 s on"],
  ["←  →", "2 s back or on"],
  ["[  ]", "evidence before or after"],
  ["+  −  0", "on the sheet: closer, farther, whole talk"],
] as const;

export function KeyHelp() {
  return (
    <details className="hidden text-small text-muted lg:block">
      <summary className="inline-flex min-h-9 items-center">Keys</summary>
      <dl className="grid grid-cols-[4.5rem_1fr] gap-y-1 pb-2">
        {keys.map(([key, does]) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid">
            <dt className="figures text-ink">{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
