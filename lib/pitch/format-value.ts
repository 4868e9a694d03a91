/** A measured value with its unit, as people write it. */
export function formatValue(value: number, unit: string): string {
  switch (unit) {
    case "ratio":
      return `${Math.round(value * 100)} %`;
    case "words/min":
      return `${Math.round(value)} words a minute`;
    case "1/min":
      return `${value.toFixed(1)} a minute`;
    case "semitones":
      return `${value.toFixed(1)} semitones`;
    case "degrees":
      return `${Math.round(value)}°`;
    case "percent":
      return `${value < 0.1 ? value.toFixed(2) : value.toFixed(1)} %`;
    case "seconds":
      return `${value.toFixed(1)} s`;
    case "factor":
      return `${value.toFixed(1)} times`;
    case "luma":
      return `${Math.round(value)} of 255`;
    case "count":
      return String(Math.round(value));
    case "":
      return value.toFixed(2);
    default:
      // A small value has its figures behind the point: 0.03 shoulder widths a second are not none.
      return `${Number(Math.abs(value) < 1 ? value.toPrecision(2) : value.toFixed(1))} ${unit}`;
  }
}
