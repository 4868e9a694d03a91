import { describe, expect, it } from "vitest";
import { mergeOpinions } from "#lib/pitch/merge-opinions.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { makeOpinion } from "#tests/factories/opinion.ts";
import { makeTranscript } from "#tests/factories/talk.ts";

const transcript = makeTranscript();
const market = "a market of four billion euros in Europe alone";
const problem = "Every clinic loses two hours a day";
const merge = (...opinions: ReturnType<typeof makeOpinion>[]) => {
  const { items } = mergeOpinions("test", transcript, opinions);
  return (id: string) => items.find(({ item }) => item === id);
};

describe("mergeOpinions", () => {
  it("keeps the median, its quote and the spread", () => {
    const item = merge(
      makeOpinion({ market }, 5),
      makeOpinion({ market: "four billion euros" }, 3),
      makeOpinion({ market }, 2),
    )("market");
    expect(item).toMatchObject({ points: 3, spread: 3, quote: { text: "four billion euros" } });
  });

  it("drops points whose quote is not in the transcript, and the item where nothing is left", () => {
    const invented = makeOpinion({ market: "a market of nine billion euros" }, 5);
    expect(merge(invented, makeOpinion({ market }, 2), invented)("market")).toMatchObject({
      points: 2,
      spread: null,
    });
    expect(merge(invented, invented)("market")).toMatchObject({
      points: null,
      reason: "too_little_evidence",
      quote: null,
    });
  });

  it("gives no more than one point without a quote", () => {
    const opinion = makeOpinion({ market }, 5);
    const unquoted = { ...opinion, market: { ...opinion.market, quote: null } } as typeof opinion;
    expect(merge(unquoted)("market")?.points).toBe(1);
  });

  it("does not count a sentence that is given for everything", () => {
    const all = Object.fromEntries(
      ["problem", "solution", "market", "team", "ask"].map((id) => [id, problem]),
    );
    const judgement = mergeOpinions("test", transcript, [makeOpinion(all, 5)]);
    expect(judgement.items.filter(({ points }) => points !== null).every(({ points }) => points === 0)).toBe(
      true,
    );
    const two = merge(makeOpinion({ problem, solution: problem }, 4));
    expect([two("problem")?.points, two("solution")?.points]).toEqual([4, 4]);
  });

  it("says so where no quote of any item holds", () => {
    const judgement = mergeOpinions("test", transcript, []);
    expect(judgement.reason).toBe("too_little_evidence");
    expect(scoreContent(judgement)).toMatchObject({ status: "not_assessed", score: null });
  });
});
