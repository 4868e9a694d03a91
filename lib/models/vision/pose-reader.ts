import { type RgbFrame, sampleSquare, squareToFrame } from "#lib/signals/rgb-frame.ts";
import type { BodySight, Keypoint } from "#lib/signals/sight.ts";
import { loadVisionModel, runModel, type VisionModel } from "./tensor-runtime.ts";

const inputSize = 192;
/** Places of COCO keypoints in the model's answer of 17 (y, x, score). */
const keypoint = { nose: 0, leftShoulder: 5, rightShoulder: 6, leftWrist: 9, rightWrist: 10 };

/** MoveNet Lightning (Google 2021): the most prominent body in a frame. */
export class PoseReader {
  private readonly model: VisionModel;
  private readonly crop = new Float32Array(inputSize * inputSize * 3);
  private readonly input = new Int32Array(inputSize * inputSize * 3);

  private constructor(model: VisionModel) {
    this.model = model;
  }

  static async load(): Promise<PoseReader> {
    return new PoseReader(await loadVisionModel("movenet-lightning"));
  }

  read(frame: RgbFrame): BodySight {
    const points = this.readKeypoints(frame);
    const point = (place: number) => points[place] as Keypoint;
    return {
      nose: point(keypoint.nose),
      leftShoulder: point(keypoint.leftShoulder),
      rightShoulder: point(keypoint.rightShoulder),
      leftWrist: point(keypoint.leftWrist),
      rightWrist: point(keypoint.rightWrist),
    };
  }

  /** All 17 COCO keypoints, in their order; pixels of the frame. */
  readKeypoints(frame: RgbFrame): Keypoint[] {
    const { width, height } = frame;
    const square = { centerX: width / 2, centerY: height / 2, size: Math.max(width, height), angle: 0 };
    sampleSquare(frame, square, inputSize, 1, 0, this.crop);
    this.input.set(this.crop);
    const [output] = runModel(this.model, this.input, [1, inputSize, inputSize, 3]);
    const values = output?.values ?? new Float32Array(51);
    return Array.from({ length: 17 }, (_, place) => {
      const [x, y] = squareToFrame(square, values[3 * place + 1] as number, values[3 * place] as number);
      return { x, y, score: values[3 * place + 2] as number };
    });
  }
}
