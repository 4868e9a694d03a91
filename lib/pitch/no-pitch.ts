import type { RubricItemScore } from "./report.ts";

/** From so many points on a part is said, and not just hinted at. */
const said = 2;

/** Whether a talk was judged and not one part of a pitch is said in it: a recipe, a speech, a lecture. */
export function isNoPitch(rubric: readonly RubricItemScore[]): boolean {
  const points = rubric.flatMap((item) => item.points ?? []);
  return points.length > 0 && points.every((one) => one < said);
}

/** Said once instead of advice on each part, which would be about another talk than this one. */
export const noPitchAdvice = {
  title: "This does not sound like a pitch",
  why: "Not one of the parts that listeners of a pitch wait for is said plainly, so none is discussed here. What is said of your delivery holds for any talk.",
  practice:
    "If it is meant as a pitch, begin with one plain sentence each: whose problem it is, what you do about it, what you want.",
};
