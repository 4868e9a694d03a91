import type { FaceMesh } from "#lib/signals/face-mesh.ts";
import { type CropSquare, type RgbFrame, sampleSquare, squareToFrame } from "#lib/signals/rgb-frame.ts";
import { loadVisionModel, runModel, type VisionModel } from "./tensor-runtime.ts";

const inputSize = 192;
const pointCount = 468;

/** MediaPipe face mesh (Kartynnik et al. 2019): 468 points of the face in an upright square crop. */
export class FaceMesher {
  private readonly model: VisionModel;
  private readonly input = new Float32Array(inputSize * inputSize * 3);

  private constructor(model: VisionModel) {
    this.model = model;
  }

  static async load(): Promise<FaceMesher> {
    return new FaceMesher(await loadVisionModel("facemesh"));
  }

  /** Points in pixels of the frame (z in the same scale), and how sure the model is that this is a face, 0..1. */
  read(frame: RgbFrame, square: CropSquare): FaceMesh {
    sampleSquare(frame, square, inputSize, 1 / 255, 0, this.input);
    const outputs = runModel(this.model, this.input, [1, inputSize, inputSize, 3]);
    const flag = outputs.find((output) => output.size === 1)?.values[0] ?? 0;
    const raw = outputs.find((output) => output.size === 3 * pointCount)?.values ?? new Float32Array(0);
    const points = new Float32Array(raw.length);
    for (let index = 0; index < raw.length; index += 3) {
      const [x, y] = squareToFrame(
        square,
        (raw[index] as number) / inputSize,
        (raw[index + 1] as number) / inputSize,
      );
      points[index] = x;
      points[index + 1] = y;
      points[index + 2] = ((raw[index + 2] as number) / inputSize) * square.size;
    }
    return { score: flag, points };
  }
}
