import type { TimeRange } from "./measurement.ts";
import type { FaceSight } from "./sight.ts";

/** Half angle, degrees, of the cone about the camera axis within which a gaze meets the viewer's. */
const coneDegrees = 13;
/** Up and down is measured less surely, as the lids move along. */
const verticalWeight = 0.8;
/** A head turned further away looks at somebody else, whatever the eyes seem to do. */
const maxHeadDegrees = 32;
const lossSeconds = 5;
/** Samples further apart than this do not belong to one stretch. */
const maxGapSeconds = 2.5;

/** Whether a face looks into the camera; null where its eyes are shut or too small to tell. */
export function hasEyeContact(face: FaceSight): boolean | null {
  const turned = Math.abs(face.pose.yaw) > maxHeadDegrees || Math.abs(face.pose.pitch) > maxHeadDegrees;
  if (turned) return false;
  if (!face.gaze) return null;
  return Math.hypot(face.gaze.yaw, verticalWeight * face.gaze.pitch) <= coneDegrees;
}

/** Stretches of five seconds and more in which a visible face never looks into the camera. */
export function findEyeContactLosses(samples: { seconds: number; contact: boolean | null }[]): TimeRange[] {
  const losses: TimeRange[] = [];
  let current = null as TimeRange | null;
  for (const { seconds, contact } of samples) {
    if (current && (contact === true || seconds - current.endSeconds > maxGapSeconds)) {
      losses.push(current);
      current = null;
    }
    if (contact === false) current = { startSeconds: current?.startSeconds ?? seconds, endSeconds: seconds };
  }
  if (current) losses.push(current);
  return losses.filter((loss) => loss.endSeconds - loss.startSeconds >= lossSeconds);
}
