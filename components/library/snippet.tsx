/** Where the words searched for were said. The hits come between ⟦ and ⟧, so that no markup travels with them. */
export function Snippet({ text }: { text: string }) {
  return (
    <p className="pt-1 text-small text-muted">
      …{" "}
      {text.split(/(⟦[^⟧]*⟧)/).map((part, index) =>
        part.startsWith("⟦") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place.
          <mark key={index} className="bg-accent-wash text-ink">
            {part.slice(1, -1)}
          </mark>
        ) : (
          part
        ),
      )}{" "}
      …
    </p>
  );
}
