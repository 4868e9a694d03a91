import { clipOf } from "#components/results/feedback/clip-range.ts";
import { formatClock, formatRange } from "#components/ui/format.ts";
import type { FeedbackItem, Quote } from "#lib/pitch/report.ts";
import type { Sheet } from "./sheet.ts";

/** Width of the column that tells where to look. */
const column = 92;

type Frame = { durationSeconds: number; linkTo: (seconds: number) => string };

/** Words of the take with the second they were said at, which leads there. */
export function drawQuote(sheet: Sheet, quote: Quote, x: number, width: number, linkTo: Frame["linkTo"]) {
  const time = formatClock(quote.startSeconds);
  const timeWidth = sheet.widthOf("figures", time) + 8;
  const y = sheet.doc.y;
  sheet.text("quote", `“${quote.text}”`, { x, width: width - timeWidth }, "BlockQuote");
  const after = sheet.doc.y;
  const place = { x: x + width - timeWidth, y: y + 3, width: timeWidth, align: "right" } as const;
  sheet.text("figures", time, { ...place, colour: "accent", link: linkTo(quote.startSeconds) });
  sheet.doc.y = after + 3;
}

function heightOf(sheet: Sheet, item: FeedbackItem): number {
  const place = { width: sheet.width - column };
  return (
    sheet.heightOf("title", item.title, place) +
    sheet.heightOf("body", item.why, place) +
    (item.quote ? sheet.heightOf("quote", item.quote.text, place) : 0) +
    (item.practice ? sheet.heightOf("muted", item.practice, place) : 0) +
    26
  );
}

function drawItem(sheet: Sheet, item: FeedbackItem, mark: string, frame: Frame): void {
  sheet.ensure(heightOf(sheet, item));
  const top = sheet.doc.y + 10;
  sheet.line(top - 10);
  const clip = clipOf(item.evidence[0], frame.durationSeconds);
  if (mark !== "") sheet.text("number", mark, { y: top - 7, width: 24 });
  const where = clip ? formatRange(clip) : "throughout";
  const link = clip ? { link: frame.linkTo(clip.startSeconds), colour: "accent" as const } : {};
  sheet.text("figures", where, { x: sheet.left + 26, y: top + 4, width: column - 30, ...link });
  const gain = Math.round(item.pointsToGain ?? 0);
  if (gain >= 1) {
    const points = `+${gain} ${gain === 1 ? "point" : "points"}`;
    sheet.text("small", points, { x: sheet.left + 26, y: top + 16, width: column - 30 });
  }
  const x = sheet.left + column;
  sheet.text("title", item.title, { x, y: top - 2 }, "H3");
  sheet.gap(2);
  sheet.text("body", item.why, { x });
  if (item.quote) {
    sheet.gap(3);
    drawQuote(sheet, item.quote, x, sheet.width - column, frame.linkTo);
  }
  if (item.practice !== null) {
    sheet.gap(3);
    sheet.text("muted", `Practise. ${item.practice}`, { x });
  }
  sheet.gap(10);
}

/** A heading, and below it what to work on (numbered) or what to keep. */
export function drawFeedback(
  sheet: Sheet,
  heading: string,
  items: readonly FeedbackItem[],
  options: Frame & { numbered: boolean },
): void {
  if (items.length === 0) return;
  const [first] = items;
  sheet.ensure(50 + (first ? heightOf(sheet, first) : 0));
  sheet.text("display", heading, {}, "H2");
  sheet.gap(8);
  for (const [index, item] of items.entries())
    drawItem(sheet, item, options.numbered ? String(index + 1) : "", options);
}
