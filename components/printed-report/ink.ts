import type { Family } from "#lib/printing/typefaces.ts";

/** The page's light colours, as a printer knows them. */
export const ink = {
  ink: "#231d18",
  muted: "#625b53",
  line: "#d9d3cb",
  lineStrong: "#928b82",
  accent: "#c73005",
  good: "#006a6a",
  warn: "#926010",
  poor: "#8a2632",
} as const;
export type Ink = keyof typeof ink;

export type Style = { family: Family; size: number; colour: Ink; lineGap?: number; spacing?: number };

/** Sizes in points. */
export const styles = {
  score: { family: "serif", size: 124, colour: "ink", spacing: -3 },
  display: { family: "serif", size: 24, colour: "ink" },
  title: { family: "serif", size: 17, colour: "ink" },
  lead: { family: "serif", size: 20, colour: "ink", lineGap: 1 },
  quote: { family: "italic", size: 11.5, colour: "ink" },
  heading: { family: "strong", size: 10, colour: "ink" },
  body: { family: "sans", size: 9.5, colour: "ink", lineGap: 2 },
  muted: { family: "sans", size: 9.5, colour: "muted", lineGap: 2 },
  small: { family: "sans", size: 8, colour: "muted", lineGap: 1 },
  figures: { family: "mono", size: 8, colour: "ink", spacing: -0.2 },
  number: { family: "serif", size: 30, colour: "accent" },
} as const satisfies Record<string, Style>;
export type StyleName = keyof typeof styles;
