import type { BodySight, FaceSight, Keypoint, Sight } from "#lib/signals/sight.ts";

/** A face in the middle of the frame that looks into the camera. */
export function makeFace(change: Partial<FaceSight> = {}): FaceSight {
  return {
    score: 1,
    centerX: 0.5,
    centerY: 0.4,
    width: 0.15,
    height: 0.3,
    pose: { yaw: 0, pitch: 0, roll: 0 },
    gaze: { yaw: 0, pitch: 0 },
    eyeOpenness: 0.4,
    mouthWidth: 0.55,
    luma: 120,
    surroundLuma: 100,
    ...change,
  };
}

export function makeSight(index: number, faces: FaceSight[] | null, body: BodySight | null = null): Sight {
  return { index, faces, body, sharpness: 100, flatness: 0.3 };
}

const point = (x: number, y: number, score: number): Keypoint => ({ x, y, score });

/** A body with shoulders 100 pixels apart and its hands out of sight; `x`, `y` move it as a whole. */
export function makeBody(change: Partial<BodySight> = {}, x = 0, y = 0): BodySight {
  return {
    nose: point(160 + x, 60 + y, 0.8),
    leftShoulder: point(210 + x, 120 + y, 0.9),
    rightShoulder: point(110 + x, 120 + y, 0.9),
    leftWrist: point(220 + x, 200 + y, 0.02),
    rightWrist: point(100 + x, 200 + y, 0.02),
    ...change,
  };
}
