/** Paper, ink and vermilion, and the tones of a person in the soft light of a window on the left. */
export const palette = {
  wallLight: "#d9cfbf",
  wallShade: "#bdb09c",
  paper: "#f3eee4",
  ink: "#2b2420",
  accent: "#c8432a",
  accentDeep: "#8f2c1c",
  accentLight: "#e0694a",
  skin: "#d9a07f",
  skinLight: "#f0c4a2",
  skinGlow: "#f9dcc0",
  skinShade: "#a9694f",
  skinDeep: "#7c4333",
  blush: "#cf6f57",
  lip: "#b5564a",
  lipDark: "#8a3833",
  lipLight: "#d98778",
  mouthInside: "#3c1716",
  tongue: "#a3504a",
  teeth: "#f2ebe0",
  hair: "#3a241b",
  hairDark: "#20130f",
  hairLight: "#7a4e36",
  sclera: "#f4eee6",
  iris: "#6d4a2a",
  irisLight: "#a67a45",
  cardigan: "#34404a",
  cardiganLight: "#536471",
  cardiganDark: "#1d252c",
  shirt: "#ece3d3",
  shirtShade: "#c2b39c",
} as const;

/** A colour "#rrggbb" with an opacity 0..1. */
export function withAlpha(color: string, alpha: number): string {
  const byte = Math.round(255 * Math.max(0, Math.min(1, alpha)));
  return color + byte.toString(16).padStart(2, "0");
}
