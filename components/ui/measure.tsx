/** A value as it is written: its figures to align, its unit in words. */
export function Measure({ text }: { text: string }) {
  const [figures = ""] = /^[−-]?[\d.,]+/.exec(text) ?? [];
  return (
    <>
      <span className="figures mr-[0.08em]">{figures.replace("-", "−")}</span>
      {text.slice(figures.length)}
    </>
  );
}
