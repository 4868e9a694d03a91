/** Where a hand is and what it shows. */
export interface HandPose {
  /** Wrist, pixels of the picture. */
  x: number;
  y: number;
  /** Direction of the fingers, degrees clockwise from upwards. */
  angle: number;
  /** 0 stretched, 1 folded; thumb, index, middle, ring, little finger. */
  curl: [number, number, number, number, number];
}

/** All that changes from frame to frame. Degrees: yaw towards the right of the picture, pitch up, roll clockwise. */
export interface Pose {
  head: { x: number; y: number; yaw: number; pitch: number; roll: number };
  /** Direction of the eyes against the camera's axis, degrees. */
  gaze: { yaw: number; pitch: number };
  /** 0 closed, 1 open. */
  lids: number;
  /** 0 at rest, 1 raised. */
  brows: number;
  mouth: { open: number; wide: number; smile: number };
  /** Rise of the chest, pixels. */
  breath: number;
  left: HandPose;
  right: HandPose;
}

export const pictureSize = { width: 960, height: 540 };
