import type { Point } from "./brush.ts";
import type { Pose } from "./pose.ts";

/**
 * Turns points of the head into points of the picture. Head space: origin between the ears, x to the right of the
 * picture, y down, z towards the camera, in pixels at the head's distance.
 */
export type Projector = (x: number, y: number, z: number) => Point;

const cameraDistance = 1100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function projectHead(head: Pose["head"]): Projector {
  const [yaw, pitch, roll] = [radians(head.yaw), radians(head.pitch), radians(head.roll)];
  return (x, y, z) => {
    // The head nods about the top of the neck, below and behind its middle.
    const [pivotY, pivotZ] = [70, -20];
    const nodY = (y - pivotY) * Math.cos(pitch) - (z - pivotZ) * Math.sin(pitch) + pivotY;
    const nodZ = (y - pivotY) * Math.sin(pitch) + (z - pivotZ) * Math.cos(pitch) + pivotZ;
    const turnX = x * Math.cos(yaw) + nodZ * Math.sin(yaw);
    const turnZ = nodZ * Math.cos(yaw) - x * Math.sin(yaw);
    const scale = cameraDistance / (cameraDistance - turnZ);
    const [flatX, flatY] = [turnX * scale, (nodY - pivotY) * scale];
    return [
      head.x + flatX * Math.cos(roll) - flatY * Math.sin(roll),
      head.y + pivotY + flatX * Math.sin(roll) + flatY * Math.cos(roll),
    ];
  };
}
