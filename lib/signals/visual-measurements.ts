import { z } from "zod";
import { measurementSchema, seriesSchema, timeRangeSchema } from "./measurement.ts";

/** What the sampled frames tell. Shares are 0..1 of the samples named; angles are degrees. */
export const visualMeasurementsSchema = z.object({
  /** Share of samples in which the main speaker's face is visible. */
  facePresence: measurementSchema,
  /** Share of face-visible samples with head and gaze inside a cone about the camera axis. */
  eyeContact: measurementSchema,
  /** Median absolute yaw of the head, degrees. */
  headYaw: measurementSchema,
  headPitch: measurementSchema,
  headRoll: measurementSchema,
  /** Blinks a minute of face-visible time. */
  blinkRate: measurementSchema,
  /** Share of face-visible samples with a smile signal. */
  smile: measurementSchema,
  /** Absolute tilt of the shoulder line, degrees, median. */
  shoulderTilt: measurementSchema,
  /** Movement of the upper body in shoulder widths a second, mean. */
  bodyMovement: measurementSchema,
  /** Share of body-visible time with a hand visible and moving. */
  gestureShare: measurementSchema,
  gestureRate: measurementSchema,
  /** Height of the face box over the height of the frame, median. */
  faceHeight: measurementSchema,
  /** Distance of the face's centre from the middle of the frame over the frame's width, median. */
  faceOffset: measurementSchema,
  /** Mean luma of the face box, 0..255, median. */
  faceLuma: measurementSchema,
  /** Luma of the surround less that of the face, −255..255, median: a shift of brightness leaves it as it is. */
  backlight: measurementSchema,
  /** Variance-of-Laplacian sharpness of the frame, median. */
  sharpness: measurementSchema,
  /** Camera shake: global frame-to-frame displacement, share of the frame's width, RMS. */
  cameraShake: measurementSchema,
  /** Share of samples that show a slide, with the speaker small on it or not at all. */
  slideShare: measurementSchema,
  /** Times at which one slide gave way to another. */
  slideChanges: measurementSchema,
  /** Share of samples that show the speaker small on a slide. */
  pictureInPicture: measurementSchema,
});
export type VisualMeasurements = z.infer<typeof visualMeasurementsSchema>;

export const shotSchema = timeRangeSchema.extend({
  transition: z.enum(["start", "cut", "fade", "dissolve"]),
  confidence: z.number().min(0).max(1),
});
export type Shot = z.infer<typeof shotSchema>;

export const visualAnalysisSchema = z.object({
  measurements: visualMeasurementsSchema,
  framesAnalyzed: z.number().int().nonnegative(),
  shots: z.array(shotSchema),
  /** Stretches of 5 s and more without eye contact. */
  eyeContactLosses: z.array(timeRangeSchema),
  /** At most 2 values a second each: eyeContact (0/1), motion (0..1), faceLuma, headYaw, gesture (0..1). */
  series: z.array(seriesSchema),
});
export type VisualAnalysis = z.infer<typeof visualAnalysisSchema>;
