import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Colours = Record<string, string>;

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

function tokensOf(text: string): Colours {
  return Object.fromEntries(
    [...text.matchAll(/--([a-z-]+): (oklch\([^)]+\));/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** OKLCH to linear sRGB (Ottosson 2020), then relative luminance as WCAG 2 has it. */
function luminance(value: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = value
    .replace(/oklch\(|\)/g, "")
    .split(" ")
    .map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string | undefined, other: string | undefined): number {
  if (!one || !other) throw new Error("a token is missing");
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["light", tokensOf(light)],
  ["dark", tokensOf(dark.slice(0, dark.indexOf("@theme")))],
])("the %s colours", (_, colours) => {
  it.each(["ink", "muted", "accent", "good", "warn", "poor"])("let %s be read as text on paper", (name) => {
    for (const ground of ["paper", "raised", "sunken"]) {
      expect(contrast(colours[name], colours[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("let the words on the accent and on the screen be read", () => {
    expect(contrast(colours["on-accent"], colours.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours["on-accent"], colours["accent-deep"])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours["on-screen"], colours.screen)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.ink, colours["accent-wash"])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.muted, colours["accent-wash"])).toBeGreaterThanOrEqual(4.5);
  });

  it("let the edges of controls be seen", () => {
    expect(contrast(colours["line-strong"], colours.paper)).toBeGreaterThanOrEqual(3);
  });
});
