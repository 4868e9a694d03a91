import type { Grade } from "#lib/pitch/report.ts";

const words: Record<Grade, string> = { good: "good", warn: "fair", poor: "weak" };
const colours: Record<Grade, string> = { good: "text-good", warn: "text-warn", poor: "text-poor" };
const shapes: Record<Grade, React.ReactNode> = {
  good: <circle cx="5" cy="5" r="4.2" />,
  warn: <path d="M5 .8 9.4 9H.6Z" />,
  poor: <path d="M1 1h8v8H1Z" />,
};

/** A grade by shape, colour and word, so that none of the three has to be seen. */
export function GradeMark({ grade, word = true }: { grade: Grade; word?: boolean }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-small whitespace-nowrap ${colours[grade]}`}>
      <svg viewBox="0 0 10 10" className="size-2.5 shrink-0 fill-current" aria-hidden="true">
        {shapes[grade]}
      </svg>
      <span className={word ? "" : "sr-only"}>{words[grade]}</span>
    </span>
  );
}
