/** Runs in the browser: draws one frame after the other on a canvas. */
import { drawArms } from "./drawing/arm.ts";
import { drawBackdrop } from "./drawing/backdrop.ts";
import { drawBody } from "./drawing/body.ts";
import { drawFace } from "./drawing/face.ts";
import { drawBackHair, drawFrontHair } from "./drawing/hair.ts";
import { projectHead } from "./drawing/head-space.ts";
import { type Pose, pictureSize } from "./drawing/pose.ts";

declare global {
  interface Window {
    /** The frame of a pose as a JPEG file in base 64. */
    drawFrame(pose: Pose): string;
  }
}

const canvas = Object.assign(document.createElement("canvas"), pictureSize);
const context = canvas.getContext("2d") as CanvasRenderingContext2D;
const backdrop = new OffscreenCanvas(pictureSize.width, pictureSize.height);
drawBackdrop(backdrop.getContext("2d") as OffscreenCanvasRenderingContext2D);

window.drawFrame = (pose) => {
  context.drawImage(backdrop, 0, 0);
  const project = projectHead(pose.head);
  drawBackHair(context, project);
  drawBody(context, pose);
  drawFace(context, project, pose);
  drawFrontHair(context, project);
  drawArms(context, pose);
  return canvas.toDataURL("image/jpeg", 0.96).replace("data:image/jpeg;base64,", "");
};
