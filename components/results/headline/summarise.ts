import { joinWords } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { notMeasured, reasonWords } from "../reason-words.ts";
import { sectionLabels, sectionNames } from "../section-names.ts";

/** Sections closer than this are called level. */
const levelWithinPoints = 6;

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The one sentence beside the score: what carries the take and where its points are. */
export function summarise(report: PitchReport): string {
  if (report.overallScore === null) {
    return `There is no score. ${notMeasured(report.overallReason).replace("Not measured", "It could not be given")}`;
  }
  const scored = sectionNames
    .flatMap((name) => {
      const { score } = report.sections[name];
      return score === null ? [] : [{ name: sectionLabels[name].toLowerCase(), score }];
    })
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  const worst = scored.at(-1);
  if (!best || !worst || best === worst) {
    return `It rests on your ${best?.name ?? "recording"} alone; the rest could not be judged.`;
  }
  if (best.score - worst.score < levelWithinPoints) {
    return `${upperFirst(joinWords(scored.map(({ name }) => name)))} are level: no part lets the others down.`;
  }
  return `Your ${best.name} carries this take; the ${worst.name} is where the points are.`;
}

/** What the score leaves out, one sentence each. */
export function listOmissions(report: PitchReport): string[] {
  return sectionNames.flatMap((name) => {
    const { status, reason } = report.sections[name];
    if (status === "assessed") return [];
    const why = reason === null ? "" : `, because ${reasonWords[reason]}`;
    return [`${sectionLabels[name]} was not assessed${why}; it is left out of the score.`];
  });
}
