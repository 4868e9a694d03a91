import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSamples } from "#lib/media/pcm-reader.ts";
import { detectSpeech } from "#lib/models/voice-activity.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";

const media = findSharedMedia();
const sampleRate = 16_000;

function read(name: string): Float32Array[] {
  return [...readSamples(join(media ?? "", "speech", name), sampleRate)];
}

describe.skipIf(media === null)("detectSpeech", () => {
  it("hears a recording the same whatever it heard before", () => {
    const cutOff = read("jfk.wav").slice(0, 2);
    const spoken = read("pauses-90s.wav").slice(0, 30);
    const first = detectSpeech(spoken);
    expect(first.length).toBeGreaterThan(5);
    expect(detectSpeech(cutOff).length).toBe(1);
    expect(detectSpeech(spoken)).toEqual(first);
    expect(detectSpeech([])).toEqual([]);
    expect(detectSpeech(spoken)).toEqual(first);
  });

  it("takes pieces of any length", () => {
    const whole = read("jfk.wav").slice(0, 4);
    const small = whole.flatMap((piece) => [piece.subarray(0, 700), piece.subarray(700)]);
    expect(detectSpeech(small)).toEqual(detectSpeech(whole));
  });
});
