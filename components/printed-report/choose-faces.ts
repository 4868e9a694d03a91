import type { Face } from "#lib/printing/typefaces.ts";

/** A piece of a line that one face can set. */
export type Run = { text: string; face: Face };

/** The runs of a text, each in the first face that has its characters; what no face has stays in the first one. */
export function chooseFaces(text: string, faces: readonly Face[]): Run[] {
  const [first] = faces;
  if (!first) throw new RangeError("a family needs a face");
  const runs: Run[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const before = runs.at(-1);
    // A space belongs to the run it stands in.
    const isSpace = /\s/u.test(character);
    const face =
      isSpace && before ? before.face : (faces.find(({ characters }) => characters.has(code)) ?? first);
    if (before?.face === face) before.text += character;
    else runs.push({ text: character, face });
  }
  return runs;
}

/** Whether every character can be set. */
export function canSet(text: string, faces: readonly Face[]): boolean {
  return [...text].every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return /\s/u.test(character) || faces.some(({ characters }) => characters.has(code));
  });
}
