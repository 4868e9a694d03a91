import { measureBlinks } from "./blinks.ts";
import { findEyeContactLosses, hasEyeContact } from "./eye-contact.ts";
import {
  type Measurement,
  measured,
  type TimeRange,
  type UnmeasuredReason,
  unmeasured,
} from "./measurement.ts";
import type { FaceSight } from "./sight.ts";
import { mean, median } from "./statistics.ts";
import type { VisualMeasurements } from "./visual-measurements.ts";

export interface FaceSample {
  seconds: number;
  face: FaceSight;
  /** The face is a small picture inside another one: how it is framed and lit from behind is nobody's choice. */
  isInset: boolean;
}

const meshSource = "model:mediapipe-facemesh";
const gazeSource = "model:mediapipe-facemesh+iris";
const minSamples = 3;
/** Corners of the mouth this far apart, in distances of the outer eye corners, begin to be a smile, and are one. */
const smileWidth = { begins: 0.6, full: 0.64 };

export type FaceMeasurements = Pick<
  VisualMeasurements,
  | "eyeContact"
  | "headYaw"
  | "headPitch"
  | "headRoll"
  | "blinkRate"
  | "smile"
  | "faceHeight"
  | "faceOffset"
  | "faceLuma"
  | "backlight"
>;

const units: Record<keyof FaceMeasurements, string> = {
  eyeContact: "ratio",
  headYaw: "degrees",
  headPitch: "degrees",
  headRoll: "degrees",
  blinkRate: "1/min",
  smile: "ratio",
  faceHeight: "ratio",
  faceOffset: "ratio",
  faceLuma: "luma",
  backlight: "luma",
};

export function facesUnmeasured(reason: UnmeasuredReason): FaceMeasurements {
  const entries = Object.entries(units).map(([name, unit]) => [name, unmeasured(unit, reason)]);
  return Object.fromEntries(entries) as FaceMeasurements;
}

/** How sure a share of n samples is: half as wide an error at four times the samples. */
function confidenceOf(count: number): number {
  return Math.min(0.95, 1 - 1 / Math.sqrt(count + 1));
}

function smileOf({ mouthWidth }: FaceSight): number {
  const { begins, full } = smileWidth;
  return Math.min(1, Math.max(0, (mouthWidth - begins) / (full - begins)));
}

function measureEyeContact(contacts: { seconds: number; contact: boolean | null }[], losses: TimeRange[]) {
  const known = contacts.filter((sample) => sample.contact !== null);
  if (known.length < minSamples) return unmeasured(units.eyeContact, "too_few_face_samples");
  const share = known.filter((sample) => sample.contact).length / known.length;
  const confidence = confidenceOf(known.length) * 0.9;
  return measured(share, units.eyeContact, { source: gazeSource, confidence, evidence: losses });
}

/** What the main speaker's face tells, from the samples that show it. `stepSeconds`: between two looks. */
export function measureFaces(
  samples: FaceSample[],
  stepSeconds: number,
): { measurements: FaceMeasurements; losses: TimeRange[] } {
  if (samples.length === 0) return { measurements: facesUnmeasured("no_face_visible"), losses: [] };
  const contacts = samples.map(({ seconds, face }) => ({ seconds, contact: hasEyeContact(face) }));
  const losses = findEyeContactLosses(contacts);
  const framed = samples.filter((sample) => !sample.isInset);
  const typical = (
    unit: string,
    value: (face: FaceSight) => number | null,
    among: FaceSample[] = samples,
  ): Measurement => {
    if (among.length === 0) return unmeasured(unit, "picture_in_picture");
    const values = among.map(({ face }) => value(face)).filter((number) => number !== null);
    const middle = median(values);
    if (middle === null || values.length < minSamples) return unmeasured(unit, "too_few_face_samples");
    return measured(middle, unit, { source: meshSource, confidence: confidenceOf(values.length) });
  };
  const smiles = mean(samples.map(({ face }) => smileOf(face))) ?? 0;
  const eyes = samples.flatMap(({ seconds, face }) =>
    face.eyeOpenness === null ? [] : [{ seconds, openness: face.eyeOpenness }],
  );
  const measurements: FaceMeasurements = {
    eyeContact: measureEyeContact(contacts, losses),
    headYaw: typical(units.headYaw, (face) => Math.abs(face.pose.yaw)),
    headPitch: typical(units.headPitch, (face) => Math.abs(face.pose.pitch)),
    headRoll: typical(units.headRoll, (face) => Math.abs(face.pose.roll)),
    blinkRate: measureBlinks(eyes, stepSeconds),
    smile:
      samples.length < minSamples
        ? unmeasured(units.smile, "too_few_face_samples")
        : measured(smiles, units.smile, { source: `${meshSource}, width of the mouth`, confidence: 0.5 }),
    faceHeight: typical(units.faceHeight, (face) => face.height, framed),
    faceOffset: typical(units.faceOffset, (face) => Math.abs(face.centerX - 0.5), framed),
    faceLuma: typical(units.faceLuma, (face) => face.luma),
    backlight: typical(
      units.backlight,
      (face) => (face.surroundLuma === null ? null : face.surroundLuma - face.luma),
      framed,
    ),
  };
  return { measurements, losses };
}
