import Timecode from "smpte-timecode";
import type { FrameRate } from "#lib/media/frame-rate.ts";

/** Timecode of 29.97 and 59.94 drops numbers, so that it keeps time with the clock; that of 23.976 does not. */
export function dropsFrames({ numerator, denominator }: FrameRate): boolean {
  return denominator === 1001 && numerator % 30_000 === 0 && numerator <= 60_000;
}

/** SMPTE ST 12 timecode of a frame, `hh:mm:ss:ff` or, drop-frame, `hh:mm:ss;ff`. */
export function timecodeOf(frame: number, rate: FrameRate): string {
  // Numbers are dropped by counting only; the library knows no other rates than 29.97 and 59.94 for it.
  const counted: FrameRate = dropsFrames(rate)
    ? rate
    : { numerator: Math.ceil(rate.numerator / rate.denominator), denominator: 1 };
  return new Timecode(frame, [counted.numerator, counted.denominator], dropsFrames(rate)).toString();
}
