import type { VisualMeasurements } from "#lib/signals/visual-measurements.ts";
import type { Band } from "./bands.ts";

/** Eye contact: 65 % and more is good; above 90 % is not rewarded further. */
export const visualBands = {
  eyeContact: {
    label: "Eye contact",
    weight: 4,
    knots: [
      [0.1, 5],
      [0.4, 45],
      [0.65, 80],
      [0.9, 100],
    ],
    good: "65 % and more",
  },
  bodyMovement: {
    label: "Movement",
    weight: 1,
    knots: [
      [0, 60],
      [0.08, 100],
      [0.4, 100],
      [0.7, 60],
      [1.25, 20],
    ],
    good: "0.03–0.6 shoulder widths a second",
  },
  shoulderTilt: {
    label: "Posture",
    weight: 1,
    knots: [
      [4, 100],
      [8, 75],
      [15, 40],
      [30, 5],
    ],
    good: "shoulders within 8°",
  },
  gestureShare: {
    label: "Gestures",
    weight: 2,
    knots: [
      [0, 45],
      [0.1, 75],
      [0.25, 100],
      [0.7, 100],
      [0.95, 70],
    ],
    good: "10–90 % of the time",
  },
  smile: {
    label: "Warmth",
    weight: 1,
    knots: [
      [0, 60],
      [0.08, 75],
      [0.25, 100],
      [0.8, 100],
      [1, 85],
    ],
    good: "8 % of the time and more",
  },
  faceHeight: {
    label: "Framing: size",
    weight: 1,
    knots: [
      [0.05, 10],
      [0.15, 80],
      [0.2, 100],
      [0.4, 100],
      [0.45, 80],
      [0.7, 35],
    ],
    good: "face 15–45 % of the picture's height",
  },
  faceOffset: {
    label: "Framing: place",
    weight: 1,
    knots: [
      [0.1, 100],
      [0.2, 75],
      [0.35, 30],
      [0.5, 5],
    ],
    good: "within 20 % of the middle",
  },
  faceLuma: {
    label: "Light on the face",
    weight: 1,
    knots: [
      [20, 10],
      [45, 50],
      [60, 80],
      [75, 100],
      [190, 100],
      [200, 80],
      [245, 10],
    ],
    good: "60–200 of 255",
  },
  backlight: {
    label: "Backlight",
    weight: 1,
    knots: [
      [40, 100],
      [80, 85],
      [130, 45],
      [190, 5],
    ],
    good: "surround at most 90 of 255 brighter than the face",
  },
} as const satisfies Partial<Record<keyof VisualMeasurements, Band>>;

/** Reported with the receipts and never scored. */
export const reportedVisual = {
  facePresence: "Face in view",
  headYaw: "Head turned",
  headPitch: "Head raised or lowered",
  headRoll: "Head tilted",
  blinkRate: "Blinks a minute",
  gestureRate: "Gestures a minute",
  sharpness: "Sharpness",
  cameraShake: "Camera shake",
  slideShare: "Slides in view",
  slideChanges: "Changes of slide",
  pictureInPicture: "You, small on a slide",
} as const satisfies Partial<Record<keyof VisualMeasurements, string>>;
