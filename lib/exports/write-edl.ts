import { AppError } from "#lib/errors.ts";
import type { FrameRate } from "#lib/media/frame-rate.ts";
import { plainLine } from "./clock.ts";
import { type ExportView, listEvents } from "./export-view.ts";
import { dropsFrames, timecodeOf } from "./timecode.ts";

/** The event numbers of the format have three digits. */
const mostEvents = 999;
const longestTitle = 70;
/** By custom a programme begins at one hour. */
const programmeStartSeconds = 3600;

/** The frame whose timecode is 01:00:00:00; where numbers are dropped an hour has fewer of them. */
function recordBase({ numerator, denominator }: FrameRate): number {
  const perSecond = numerator / denominator;
  return Math.floor(
    programmeStartSeconds * (dropsFrames({ numerator, denominator }) ? perSecond : Math.ceil(perSecond)),
  );
}

/** The format knows ASCII only. */
function ascii(text: string): string {
  return plainLine(text.normalize("NFKD").replace(/\p{M}/gu, "")).replace(/[^\x20-\x7E]/g, "?");
}

/**
 * A CMX 3600 edit decision list: one event a segment, cuts only, frames counted as the rate's timecode counts them.
 * @throws AppError 422 `too_many_segments`
 */
export function writeEdl(view: ExportView): string {
  const { rate, picture, sound } = view;
  const events = listEvents(view);
  if (events.length > mostEvents) {
    const words = `An EDL holds at most ${mostEvents} segments. Export FCPXML or OTIO instead.`;
    throw new AppError("too_many_segments", words, { httpStatus: 422 });
  }
  const base = recordBase(rate);
  const channels = picture ? (sound ? "AA/V" : "V") : "AA";
  const lines = events.flatMap(({ label, sourceStart, frames, recordStart }, index) => {
    const record = base + recordStart;
    const times = [sourceStart, sourceStart + frames, record, record + frames];
    const codes = times.map((frame) => timecodeOf(frame, rate)).join(" ");
    const event = `${String(index + 1).padStart(3, "0")}  AX       ${channels.padEnd(5)} C        ${codes}`;
    return [event, `* FROM CLIP NAME: ${ascii(view.filename)}`, `* COMMENT: ${ascii(label)}`];
  });
  const mode = dropsFrames(rate) ? "DROP FRAME" : "NON-DROP FRAME";
  const head = [`TITLE: ${ascii(view.title).slice(0, longestTitle)}`, `FCM: ${mode}`, ""];
  return `${[...head, ...lines].join("\r\n")}\r\n`;
}
