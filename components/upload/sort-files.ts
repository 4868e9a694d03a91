/** Files that say what is said: captions with times, or the mere text. */
export const captionExtensions: readonly string[] = [".srt", ".vtt", ".txt"];

function extensionOf(name: string): string {
  return /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? "";
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extensionOf(name).length).toLowerCase();
}

type Named = { name: string; size: number };
export type Refused<F> = { file: F; why: string };
export type Sorted<F> = {
  recordings: { file: F; captions: F | null }[];
  /** Captions that no recording of the same pick answers to. */
  spareCaptions: F | null;
  refused: Refused<F>[];
};

/**
 * Sorts what was picked or dropped: recordings with the captions that belong to them (same name, or the only pair),
 * and what cannot be taken, with the reason in words. The server decides by content; this only spares the wait.
 */
export function sortFiles<F extends Named>(
  files: readonly F[],
  limits: { allowedExtensions: readonly string[]; maxMegabytes: number },
): Sorted<F> {
  const captions = files.filter((file) => captionExtensions.includes(extensionOf(file.name)));
  const recordings: F[] = [];
  const refused: Refused<F>[] = [];
  for (const file of files) {
    if (captions.includes(file)) continue;
    if (!limits.allowedExtensions.includes(extensionOf(file.name)))
      refused.push({
        file,
        why: `is no recording that can be read (${limits.allowedExtensions.join(", ")})`,
      });
    else if (file.size === 0) refused.push({ file, why: "is empty" });
    else if (file.size > limits.maxMegabytes * 1024 * 1024)
      refused.push({ file, why: `is larger than ${limits.maxMegabytes} MB` });
    else recordings.push(file);
  }
  const onlyPair = recordings.length === 1 && captions.length === 1;
  const captionsOf = (file: F) =>
    captions.find((one) => stemOf(one.name) === stemOf(file.name)) ?? (onlyPair ? captions[0] : undefined);
  const paired = recordings.map((file) => ({ file, captions: captionsOf(file) ?? null }));
  const spare = captions.findLast((one) => !paired.some((pair) => pair.captions === one));
  return { recordings: paired, spareCaptions: spare ?? null, refused };
}
