import type { Eye } from "./eye.ts";
import { type FaceMesh, meshPoint, type Point } from "./face-mesh.ts";

/** Degrees: yaw positive towards the right of the picture, pitch positive upwards, roll positive clockwise. */
export interface HeadPose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Points of the mesh: top and bottom of the face, its sides, and the mouth. */
const index = {
  top: 10,
  chin: 152,
  rightSide: 234,
  leftSide: 454,
  mouthRight: 61,
  mouthLeft: 291,
  upperLip: 13,
  lowerLip: 14,
  eyeRight: 33,
  eyeLeft: 263,
};

function subtract(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** Pose of the head from the plane spanned by the sides, the top and the bottom of the face. */
export function measureHeadPose(mesh: FaceMesh): HeadPose {
  const across = subtract(meshPoint(mesh, index.leftSide), meshPoint(mesh, index.rightSide));
  const down = subtract(meshPoint(mesh, index.chin), meshPoint(mesh, index.top));
  // Points away from the camera for a face that looks into it.
  const normal = cross(across, down);
  const length = Math.hypot(...normal) || 1;
  return {
    yaw: degrees(Math.atan2(-normal[0], normal[2])),
    pitch: degrees(Math.asin(normal[1] / length)),
    roll: degrees(Math.atan2(across[1], across[0])),
  };
}

/**
 * Millimetres of an average eye: opening of the lids, iris from the centre of rotation, and how far that centre lies
 * behind the corners (fitted to people who look into the camera with turned heads; nods move the lids along).
 */
const eyeModel = { width: 30, irisRadius: 10, depthAcross: 7, depthDown: 2 };
/** The iris of an eye that looks straight ahead stands this much above the line of its corners (share of the width). */
const restingIrisY = -0.065;

function clampedAsin(value: number): number {
  return Math.asin(Math.max(-1, Math.min(1, value)));
}

/**
 * Direction of gaze against the camera axis, degrees, from the pose of the head and the place of the iris between the
 * corners of the eye: the eyeball turns about a point behind the corners, which the head's turn moves as well.
 */
export function measureGaze(pose: HeadPose, eyes: { right: Eye; left: Eye }): { yaw: number; pitch: number } {
  const total = eyes.right.widthPixels + eyes.left.widthPixels || 1;
  const weigh = (value: (eye: Eye) => number) =>
    (value(eyes.right) * eyes.right.widthPixels + value(eyes.left) * eyes.left.widthPixels) / total;
  const yaw = (pose.yaw * Math.PI) / 180;
  const pitch = (pose.pitch * Math.PI) / 180;
  const { width, irisRadius, depthAcross, depthDown } = eyeModel;
  const across = weigh((eye) => eye.irisX) * width * Math.cos(yaw) + depthAcross * Math.sin(yaw);
  const up = (restingIrisY - weigh((eye) => eye.irisY)) * width * Math.cos(yaw) + depthDown * Math.sin(pitch);
  return { yaw: degrees(clampedAsin(across / irisRadius)), pitch: degrees(clampedAsin(up / irisRadius)) };
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(a: Point): Point {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Shape of the mouth as seen from straight ahead, in units of the distance between the outer eye corners. */
export function measureMouth(mesh: FaceMesh): { width: number; opening: number; cornerLift: number } {
  const point = (at: number) => meshPoint(mesh, at);
  const across = unit(subtract(point(index.leftSide), point(index.rightSide)));
  const down = unit(cross(cross(across, subtract(point(index.chin), point(index.top))), across));
  const scale = Math.hypot(...subtract(point(index.eyeRight), point(index.eyeLeft))) || 1;
  const height = (at: number) => dot(point(at), down) / scale;
  const corners = (height(index.mouthRight) + height(index.mouthLeft)) / 2;
  return {
    width: dot(subtract(point(index.mouthLeft), point(index.mouthRight)), across) / scale,
    opening: height(index.lowerLip) - height(index.upperLip),
    cornerLift: height(index.upperLip) - corners,
  };
}

/** Box of the mesh in pixels: from the hairline to the chin, from side to side. */
export function meshBox(mesh: FaceMesh): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < mesh.points.length; at += 3) {
    left = Math.min(left, mesh.points[at] as number);
    right = Math.max(right, mesh.points[at] as number);
    top = Math.min(top, mesh.points[at + 1] as number);
    bottom = Math.max(bottom, mesh.points[at + 1] as number);
  }
  return { left, top, width: right - left, height: bottom - top };
}
