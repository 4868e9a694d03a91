/** Prints one result as a JSON line; `ratio` is the value over the reference, null when the reference is 0. */
export function report(bench: string, metric: string, value: number, unit: string, reference: number): void {
  const ratio = reference === 0 ? null : Number((value / reference).toFixed(3));
  console.log(JSON.stringify({ bench, metric, value: Number(value.toFixed(3)), unit, reference, ratio }));
}
