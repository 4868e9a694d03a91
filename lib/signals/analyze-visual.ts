import { measureBody } from "./body-movement.ts";
import { hasEyeContact } from "./eye-contact.ts";
import { type FaceSample, facesUnmeasured, measureFaces } from "./face-measurements.ts";
import { followMainSpeaker } from "./main-speaker.ts";
import { measured, unmeasured } from "./measurement.ts";
import type { SampledVideo } from "./plan-looks.ts";
import type { Sight } from "./sight.ts";
import { measureSlides, showsSlide } from "./slides.ts";
import { median } from "./statistics.ts";
import type { VisualAnalysis, VisualMeasurements } from "./visual-measurements.ts";
import { deriveSeries } from "./visual-series.ts";

const source = "model:blazeface+facemesh";

/** Every measurement missing: there is no picture. */
export function analyzeMissingVisual(): VisualAnalysis {
  const none = (unit: string) => unmeasured(unit, "no_video_stream");
  const measurements: VisualMeasurements = {
    ...facesUnmeasured("no_video_stream"),
    facePresence: none("ratio"),
    shoulderTilt: none("degrees"),
    bodyMovement: none("shoulder widths/s"),
    gestureShare: none("ratio"),
    gestureRate: none("1/min"),
    sharpness: none("variance"),
    cameraShake: none("ratio"),
    slideShare: none("ratio"),
    slideChanges: none("count"),
    pictureInPicture: none("ratio"),
  };
  return { measurements, framesAnalyzed: 0, shots: [], eyeContactLosses: [], series: [] };
}

/** Usual time between two looks at a face; the looks around motion and cuts are extra. */
function usualStep(samples: FaceSample[]): number {
  return (
    median(samples.slice(1).map((sample, index) => sample.seconds - (samples[index]?.seconds ?? 0))) ?? 1
  );
}

/** Everything the picture tells, from what was seen in the sampled frames. */
export function analyzeVisual(
  video: SampledVideo & { height: number; cameraShake: number | null },
  sights: Sight[],
  durationSeconds: number,
): VisualAnalysis {
  const secondsOf = (sight: Sight) => sight.index / video.samplesPerSecond;
  const looked = sights.filter((sight) => sight.faces !== null);
  const main = followMainSpeaker(looked, video.shots, video.samplesPerSecond);
  const faces: FaceSample[] = looked.flatMap((sight) => {
    const face = main.get(sight);
    const sample = { seconds: secondsOf(sight), flatness: sight.flatness };
    return face ? [{ ...sample, face, isInset: showsSlide({ ...sample, face }) }] : [];
  });
  const slides = measureSlides(
    looked.map((sight) => ({
      seconds: secondsOf(sight),
      flatness: sight.flatness,
      face: main.get(sight) ?? null,
    })),
    video.shots,
    durationSeconds,
  );
  const { measurements, losses } = measureFaces(faces, usualStep(faces));
  const { gestures, ...body } = measureBody(
    sights.flatMap((sight) => {
      const seconds = secondsOf(sight);
      const shot = video.shots.findLastIndex((candidate) => candidate.startSeconds <= seconds + 1e-6);
      return sight.body ? [{ seconds, shot, body: sight.body }] : [];
    }),
    video.height,
  );
  const sharpness = median(sights.map((sight) => sight.sharpness));
  const points = <T>(items: T[], seconds: (item: T) => number, value: (item: T) => number | null) =>
    items.flatMap((item) => {
      const number = value(item);
      return number === null ? [] : [{ seconds: seconds(item), value: number }];
    });
  const faceSeconds = (sample: FaceSample) => sample.seconds;
  const contact = (sample: FaceSample) => {
    const has = hasEyeContact(sample.face);
    return has === null ? null : Number(has);
  };
  const { values, stepSeconds } = video.motion;
  const motion = values.flatMap((value, index) =>
    value === null ? [] : [{ seconds: index * stepSeconds, value }],
  );
  const series = [
    deriveSeries("eyeContact", "0/1", points(faces, faceSeconds, contact), durationSeconds),
    deriveSeries("motion", "ratio", motion, durationSeconds, 4),
    deriveSeries(
      "faceLuma",
      "luma",
      points(faces, faceSeconds, ({ face }) => face.luma),
      durationSeconds,
      0,
    ),
    deriveSeries(
      "headYaw",
      "degrees",
      points(faces, faceSeconds, ({ face }) => face.pose.yaw),
      durationSeconds,
      1,
    ),
    deriveSeries("gesture", "ratio", gestures, durationSeconds),
  ];
  return {
    measurements: {
      ...measurements,
      ...body,
      ...slides,
      facePresence: measured(looked.length === 0 ? 0 : faces.length / looked.length, "ratio", { source }),
      sharpness: sharpness === null ? unmeasured("variance", "too_short") : measured(sharpness, "variance"),
      cameraShake:
        video.cameraShake === null ? unmeasured("ratio", "too_short") : measured(video.cameraShake, "ratio"),
    },
    framesAnalyzed: sights.length,
    shots: video.shots,
    eyeContactLosses: losses,
    series,
  };
}
