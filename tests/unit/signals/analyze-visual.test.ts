import { describe, expect, it } from "vitest";
import { analyzeMissingVisual, analyzeVisual } from "#lib/signals/analyze-visual.ts";
import { visualAnalysisSchema } from "#lib/signals/visual-measurements.ts";
import { makeBody, makeFace, makeSight } from "#tests/factories/sight.ts";

const seconds = 30;
const video = {
  sampleCount: seconds * 2,
  samplesPerSecond: 2,
  height: 360,
  shots: [{ startSeconds: 0, endSeconds: seconds, transition: "start" as const, confidence: 1 }],
  motion: { stepSeconds: 0.5, values: Array.from({ length: seconds * 2 }, () => 0.01) },
  cameraShake: 0.001,
};
const sights = (make: (index: number) => ReturnType<typeof makeSight>) =>
  Array.from({ length: video.sampleCount }, (_, index) => make(index));

describe("analyzeVisual", () => {
  it("measures everything of a speaker who is seen well, in the shape of the contract", () => {
    const analysis = visualAnalysisSchema.parse(
      analyzeVisual(
        video,
        sights((index) => makeSight(index, [makeFace()], makeBody())),
        seconds,
      ),
    );
    const missing = Object.entries(analysis.measurements).filter(([, value]) => !value.measured);
    expect(missing).toEqual([]);
    expect(analysis.measurements.eyeContact.value).toBe(1);
    expect(analysis.measurements.faceHeight.value).toBeCloseTo(0.3);
    expect(analysis.measurements.backlight.value).toBe(100 - 120);
    expect(analysis.framesAnalyzed).toBe(60);
  });

  it("counts shares over the samples that show the face", () => {
    const away = makeFace({ gaze: { yaw: 30, pitch: 0 }, mouthWidth: 0.7 });
    const { measurements } = analyzeVisual(
      video,
      sights((index) => makeSight(index, index < 20 ? [makeFace()] : index < 40 ? [away] : [])),
      seconds,
    );
    expect(measurements.facePresence.value).toBeCloseTo(2 / 3);
    expect(measurements.eyeContact.value).toBeCloseTo(0.5);
    expect(measurements.smile.value).toBeCloseTo(0.5);
  });

  it("reports a long look away as a loss and as evidence of the eye contact", () => {
    const face = (index: number) => makeFace({ gaze: { yaw: index >= 20 && index < 36 ? 30 : 0, pitch: 0 } });
    const analysis = analyzeVisual(
      video,
      sights((index) => makeSight(index, [face(index)])),
      seconds,
    );
    expect(analysis.eyeContactLosses).toEqual([{ startSeconds: 10, endSeconds: 17.5 }]);
    expect(analysis.measurements.eyeContact).toMatchObject({ evidence: analysis.eyeContactLosses });
  });

  it("says no_face_visible where no sample shows one", () => {
    const { measurements } = analyzeVisual(
      video,
      sights((index) => makeSight(index, [])),
      seconds,
    );
    expect(measurements.facePresence.value).toBe(0);
    expect(measurements.eyeContact).toMatchObject({ measured: false, reason: "no_face_visible" });
    expect(measurements.faceLuma).toMatchObject({ measured: false, reason: "no_face_visible" });
  });

  it("says too_few_face_samples where only two show one", () => {
    const { measurements } = analyzeVisual(
      video,
      sights((index) => makeSight(index, index < 2 ? [makeFace()] : [])),
      seconds,
    );
    expect(measurements.eyeContact).toMatchObject({ measured: false, reason: "too_few_face_samples" });
  });

  it("gives at most two values a second in every series", () => {
    const { series } = analyzeVisual(
      video,
      sights((index) => makeSight(index, [makeFace()])),
      seconds,
    );
    expect(series.map((curve) => curve.name)).toEqual([
      "eyeContact",
      "motion",
      "faceLuma",
      "headYaw",
      "gesture",
    ]);
    for (const curve of series) expect(curve.values).toHaveLength(60);
  });

  it("names a recording without picture", () => {
    const { measurements } = visualAnalysisSchema.parse(analyzeMissingVisual());
    expect(
      Object.values(measurements).every((value) => !value.measured && value.reason === "no_video_stream"),
    ).toBe(true);
  });
});
