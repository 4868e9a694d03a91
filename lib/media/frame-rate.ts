/** Frames a second as an exact fraction: 30000/1001 is not 29.97. */
export interface FrameRate {
  numerator: number;
  denominator: number;
}

/** A measured rate is meant to be a whole one, or a whole one over 1.001, when it is this close. */
const tolerance = 3e-4;

/** The exact rate that a measured number of frames a second stands for. */
export function toFrameRate(framesPerSecond: number): FrameRate {
  const whole = Math.round(framesPerSecond);
  if (whole > 0 && Math.abs(framesPerSecond / whole - 1) < tolerance)
    return { numerator: whole, denominator: 1 };
  const ntsc = Math.round(framesPerSecond * 1.001);
  if (ntsc % 6 === 0 && Math.abs((framesPerSecond * 1.001) / ntsc - 1) < tolerance)
    return { numerator: ntsc * 1000, denominator: 1001 };
  return { numerator: Math.max(1, Math.round(framesPerSecond * 1000)), denominator: 1000 };
}

export function secondsOfFrames(frames: number, rate: FrameRate): number {
  return (frames * rate.denominator) / rate.numerator;
}

/** The frame that begins nearest to a moment. */
export function nearestFrame(seconds: number, rate: FrameRate): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}
