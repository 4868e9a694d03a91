/** A file of the tree `app` that serves an address, as the pattern of that address; null for all other files. */
export function toPattern(file: string): string | null {
  const match = /^(?:(?<folder>.*)\/)?(?:page|route)\.tsx?$/.exec(file);
  if (!match) return null;
  const parts = (match.groups?.folder ?? "")
    .split("/")
    .filter((part) => part !== "" && !/^\(.*\)$/.test(part));
  return `/${parts.map((part) => part.replace(/^\[(.+)\]$/, "{$1}")).join("/")}`;
}

/** Finds the pattern of a path, literal parts first. The number of answers is bounded, whatever is asked for. */
export function createPatternFinder(patterns: readonly string[]): (path: string) => string {
  const known = new Set(patterns);
  const shapes = patterns
    .filter((pattern) => pattern.includes("{"))
    .map((pattern) => ({ pattern, parts: pattern.split("/") }))
    .sort((a, b) => a.pattern.split("{").length - b.pattern.split("{").length);

  return (path) => {
    const clean = path.length > 1 ? path.replace(/\/$/, "") : path;
    if (known.has(clean)) return clean;
    if (clean.startsWith("/_next/")) return "/_next";
    const parts = clean.split("/");
    const found = shapes.find(
      (shape) =>
        shape.parts.length === parts.length &&
        shape.parts.every((part, index) => part.startsWith("{") || part === parts[index]),
    );
    return found?.pattern ?? "other";
  };
}
