import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "fontkit";
import { processWide } from "#lib/process-wide.ts";
import { projectRoot } from "#lib/project-root.ts";

/** One font file: its bytes, and the characters it can set. */
export type Face = { name: string; bytes: Buffer; characters: ReadonlySet<number> };
export type Family = "sans" | "strong" | "serif" | "italic" | "mono";
/** The faces of the printed pages; of each family the first that has a character sets it. */
export type Typefaces = Record<Family, Face[]>;

// The pages' own faces, as TrueType: what is packed for the web would be unpacked anew for every letter.
const files = {
  sans: "instrument-sans/400Regular/InstrumentSans_400Regular.ttf",
  strong: "instrument-sans/600SemiBold/InstrumentSans_600SemiBold.ttf",
  serif: "instrument-serif/400Regular/InstrumentSerif_400Regular.ttf",
  italic: "instrument-serif/400Regular_Italic/InstrumentSerif_400Regular_Italic.ttf",
  mono: "geist-mono/500Medium/GeistMono_500Medium.ttf",
  others: "noto-sans/400Regular/NotoSans_400Regular.ttf",
} as const;

async function loadFace(file: string): Promise<Face> {
  const path = join(/*turbopackIgnore: true*/ projectRoot(), "node_modules/@expo-google-fonts", file);
  const bytes = await readFile(path);
  const font = create(bytes);
  if (!("characterSet" in font)) throw new TypeError(`${file} is a collection, not one font`);
  return { name: file, bytes, characters: new Set(font.characterSet) };
}

async function loadAll(): Promise<Typefaces> {
  const [sans, strong, serif, italic, mono, others] = await Promise.all([
    loadFace(files.sans),
    loadFace(files.strong),
    loadFace(files.serif),
    loadFace(files.italic),
    loadFace(files.mono),
    loadFace(files.others),
  ]);
  // Signs that a serif lacks come from the sans; other alphabets from the face that has them.
  return {
    sans: [sans, others],
    strong: [strong, others],
    serif: [serif, sans, others],
    italic: [italic, sans, others],
    mono: [mono, sans, others],
  };
}

/** Reads the faces from the project's own packages, once a process. */
export function loadTypefaces(): Promise<Typefaces> {
  return processWide("typefaces", loadAll);
}
