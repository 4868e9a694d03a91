/** One measured figure; `ratio` is the value over the reference, null where there is none to compare with. */
export interface Figure {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  reference: number | null;
  ratio: number | null;
}

export type Report = (metric: string, value: number, unit: string, reference?: number | null) => void;

/** Prints each figure of a bench as a JSON line and keeps it. */
export function openReport(bench: string, figures: Figure[]): Report {
  return (metric, value, unit, reference = null) => {
    const ratio = reference ? Number((value / reference).toFixed(3)) : null;
    const figure: Figure = { bench, metric, value: Number(value.toFixed(3)), unit, reference, ratio };
    figures.push(figure);
    console.log(JSON.stringify(figure));
  };
}
