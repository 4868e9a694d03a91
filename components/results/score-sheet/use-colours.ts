"use client";

import { useSyncExternalStore } from "react";
import type { Colours } from "./canvas.ts";

const tokens: Colours = {
  ink: "--ink",
  soft: "--line-strong",
  faint: "--line",
  good: "--good",
  warn: "--warn",
  poor: "--poor",
  line: "--line",
};

const darkness = "(prefers-color-scheme: dark)";
const known = new Map<boolean, Colours>();

function subscribe(listener: () => void): () => void {
  const media = matchMedia(darkness);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

function read(): Colours {
  const dark = matchMedia(darkness).matches;
  const found = known.get(dark);
  if (found) return found;
  const style = getComputedStyle(document.documentElement);
  const colours = { ...tokens };
  for (const name of Object.keys(tokens) as (keyof Colours)[]) {
    colours[name] = style.getPropertyValue(tokens[name]).trim();
  }
  known.set(dark, colours);
  return colours;
}

/** The colours of the scheme in use, for what is drawn rather than styled; null on the server. */
export function useColours(): Colours | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
