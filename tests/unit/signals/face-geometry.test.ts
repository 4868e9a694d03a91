import { describe, expect, it } from "vitest";
import { measureEye } from "#lib/signals/eye.ts";
import { measureGaze, measureHeadPose, measureMouth } from "#lib/signals/face-geometry.ts";
import type { FaceMesh } from "#lib/signals/face-mesh.ts";

type Position = [x: number, y: number, z: number];

/** Points of a face that looks straight ahead, millimetres, by their place in the mesh. */
const straight: Record<number, Position> = {
  10: [0, -90, 0],
  152: [0, 90, 0],
  234: [-75, 0, 20],
  454: [75, 0, 20],
  33: [-45, -30, -20],
  263: [45, -30, -20],
  61: [-27, 40, -30],
  291: [27, 40, -30],
  13: [0, 38, -38],
  14: [0, 44, -38],
};

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Turns to the right of the picture, then upwards, then clockwise. */
function turn([x, y, z]: Position, yaw: number, pitch: number, roll: number): Position {
  const [u, w] = [x * Math.cos(yaw) - z * Math.sin(yaw), x * Math.sin(yaw) + z * Math.cos(yaw)];
  const [v, depth] = [y * Math.cos(pitch) + w * Math.sin(pitch), w * Math.cos(pitch) - y * Math.sin(pitch)];
  return [u * Math.cos(roll) - v * Math.sin(roll), u * Math.sin(roll) + v * Math.cos(roll), depth];
}

function face(pose: { yaw?: number; pitch?: number; roll?: number }, points = straight): FaceMesh {
  const { yaw = 0, pitch = 0, roll = 0 } = pose;
  const mesh = { score: 1, points: new Float32Array(468 * 3) };
  for (const [index, point] of Object.entries(points)) {
    mesh.points.set(turn(point, radians(yaw), radians(pitch), radians(roll)), 3 * Number(index));
  }
  return mesh;
}

describe("measureHeadPose", () => {
  it.each([0, 10, -25, 40])("measures a yaw of %d°", (yaw) => {
    expect(measureHeadPose(face({ yaw })).yaw).toBeCloseTo(yaw, 0);
  });

  it.each([0, 12, -20])("measures a pitch of %d°", (pitch) => {
    expect(measureHeadPose(face({ pitch })).pitch).toBeCloseTo(pitch, 0);
  });

  it.each([0, 15, -15])("measures a roll of %d°", (roll) => {
    expect(measureHeadPose(face({ roll })).roll).toBeCloseTo(roll, 0);
  });
});

/** An eye 30 mm wide whose iris stands this far from the middle of the corners, mm. */
const eye = (right: number, down: number) =>
  measureEye(
    { leftCorner: [-15, 0], rightCorner: [15, 0], upper: [0, -5], lower: [0, 5], iris: [right, down] },
    1,
  );

describe("measureEye", () => {
  it("gives lengths as shares of the width, whatever the tilt", () => {
    const tilted = measureEye(
      { leftCorner: [0, -15], rightCorner: [0, 15], upper: [5, 0], lower: [-5, 0], iris: [0, 3] },
      2,
    );
    expect(tilted.irisX).toBeCloseTo(0.1);
    expect(tilted.irisY).toBeCloseTo(0);
    expect(tilted.openness).toBeCloseTo(1 / 3);
    expect(tilted.widthPixels).toBe(60);
  });
});

describe("measureGaze", () => {
  const pose = { yaw: 0, pitch: 0, roll: 0 };
  const gaze = (right: number, down: number) =>
    measureGaze(pose, { right: eye(right, down), left: eye(right, down) });

  it("looks into the camera with centred irises", () => {
    expect(gaze(0, -1.95).yaw).toBeCloseTo(0);
    expect(gaze(0, -1.95).pitch).toBeCloseTo(0);
  });

  it("turns by the angle whose sine is the displacement over the radius of 10 mm", () => {
    expect(gaze(5, -1.95).yaw).toBeCloseTo(30);
  });

  it("looks down when the irises stand low", () => {
    expect(gaze(0, 1).pitch).toBeLessThan(-15);
  });

  it("mirrors with the picture", () => {
    const turned = { yaw: 15, pitch: 0, roll: 0 };
    const one = measureGaze(turned, { right: eye(-2, 0), left: eye(-1, 0) });
    const other = measureGaze({ ...turned, yaw: -15 }, { right: eye(1, 0), left: eye(2, 0) });
    expect(one.yaw).toBeCloseTo(-other.yaw);
  });
});

describe("measureMouth", () => {
  it("is as wide on a turned head as on a straight one", () => {
    const ahead = measureMouth(face({}));
    const turned = measureMouth(face({ yaw: 25, pitch: -10, roll: 10 }));
    expect(turned.width).toBeCloseTo(ahead.width, 2);
    expect(turned.opening).toBeCloseTo(ahead.opening, 2);
  });
});
