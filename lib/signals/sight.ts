import type { HeadPose } from "./face-geometry.ts";

/** A face in one sample; positions and sizes are shares of the frame's width and height. */
export interface FaceSight {
  score: number;
  centerX: number;
  centerY: number;
  width: number;
  height: number;
  pose: HeadPose;
  /** Degrees off the camera axis; null where the eyes are too small or shut to tell. */
  gaze: { yaw: number; pitch: number } | null;
  /** Distance of the lids over the width of the eye, mean of both; null where the eyes are too small. */
  eyeOpenness: number | null;
  mouthWidth: number;
  luma: number;
  surroundLuma: number | null;
}

export interface Keypoint {
  x: number;
  y: number;
  score: number;
}

/** A body in one sample; positions are pixels of the frame, so that angles and lengths hold. */
export interface BodySight {
  leftShoulder: Keypoint;
  rightShoulder: Keypoint;
  leftWrist: Keypoint;
  rightWrist: Keypoint;
  nose: Keypoint;
}

/** What was seen in one sampled frame; `faces` or `body` is null where it was not looked for. */
export interface Sight {
  index: number;
  faces: FaceSight[] | null;
  body: BodySight | null;
  sharpness: number;
  /** Share of the picture drawn in one colour; null where nothing is on it. */
  flatness: number | null;
}
