import localFont from "next/font/local";

export const text = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  weight: "400 700",
  display: "swap",
  variable: "--font-instrument-sans",
  adjustFontFallback: "Arial",
});

export const display = localFont({
  src: "../node_modules/@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff2",
  weight: "400",
  display: "swap",
  variable: "--font-instrument-serif",
  adjustFontFallback: "Times New Roman",
});

export const quotes = localFont({
  src: "../node_modules/@fontsource/instrument-serif/files/instrument-serif-latin-400-italic.woff2",
  weight: "400",
  style: "italic",
  display: "swap",
  variable: "--font-instrument-serif-italic",
  // No page begins with a quote.
  preload: false,
  adjustFontFallback: "Times New Roman",
});

export const figures = localFont({
  src: "../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2",
  weight: "400 600",
  display: "swap",
  variable: "--font-geist-mono",
  // Small figures, in fallbacks as wide: they can wait.
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
});
