import type { AnalysisOutcome } from "./analyze-file.ts";

function score(value: number | null, reason: string | null): string {
  return value === null
    ? `not assessed (${(reason ?? "too_little_evidence").replaceAll("_", " ")})`
    : String(Math.round(value));
}

/** Shows progress on one line of a terminal, and on lines of its own where the output is no terminal. */
export function progressLine(name: string): (progress: number, task: string) => void {
  let last = "";
  return (progress, task) => {
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\x1b[2K${name}: ${Math.floor(progress)} %  ${task}`);
      if (progress >= 100) process.stdout.write("\n");
    } else if (task !== last) {
      process.stdout.write(`${name}: ${Math.floor(progress)} %  ${task}\n`);
    }
    last = task;
  };
}

/** The scores of one analysis, as lines for people. */
export function describeOutcome(outcome: AnalysisOutcome): string {
  const { content_analysis, delivery_analysis, visual_analysis } = outcome.results;
  const rows = [
    ["Overall", score(outcome.overall_score, null)],
    ["Content", score(content_analysis.score, content_analysis.reason)],
    ["Delivery", score(delivery_analysis.score, delivery_analysis.reason)],
    ["Visual", score(visual_analysis.score, visual_analysis.reason)],
    ["Analysed in", `${outcome.processing_time_seconds.toFixed(1)} s`],
  ];
  const improvements = outcome.feedback.improvements.map((item) => `  - ${item.title}`);
  const table = rows.map(([name, value]) => `  ${name?.padEnd(12)} ${value}`);
  return [...table, ...(improvements.length > 0 ? ["  To improve:", ...improvements] : [])].join("\n");
}
