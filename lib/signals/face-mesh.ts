/** 468 points (x, y, z in pixels of the frame, z towards the camera negative) of a face. */
export interface FaceMesh {
  score: number;
  points: Float32Array;
}

export type Point = [x: number, y: number, z: number];

export function meshPoint(mesh: FaceMesh, index: number): Point {
  const at = 3 * index;
  return [mesh.points[at] as number, mesh.points[at + 1] as number, mesh.points[at + 2] as number];
}
