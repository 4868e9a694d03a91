import { type Eye, measureEye } from "#lib/signals/eye.ts";
import { type FaceMesh, meshPoint } from "#lib/signals/face-mesh.ts";
import { type CropSquare, type RgbFrame, sampleSquare } from "#lib/signals/rgb-frame.ts";
import { loadVisionModel, runModel, type VisionModel } from "./tensor-runtime.ts";

const inputSize = 64;
/** The crop is this many times as wide as the eye. */
const cropFactor = 2.3;
const valuesPerEye = 3 * 76;
/** Mesh points of the corners, as they stand from left to right in the picture. */
const corners = { right: [33, 133], left: [362, 263] } as const;
/** Points of the model's answer: outer and inner corner, lower and upper lid, centre of the iris. */
const place = { outer: 0, lower: 4, inner: 8, upper: 12, iris: 71 };

/** MediaPipe Iris (Ablavatski et al. 2020). It knows right eyes; left ones are shown to it mirrored. */
export class EyeReader {
  private readonly model: VisionModel;
  private readonly crop = new Float32Array(inputSize * inputSize * 3);
  private readonly input = new Float32Array(2 * inputSize * inputSize * 3);

  private constructor(model: VisionModel) {
    this.model = model;
  }

  static async load(): Promise<EyeReader> {
    return new EyeReader(await loadVisionModel("iris"));
  }

  read(frame: RgbFrame, mesh: FaceMesh): { right: Eye; left: Eye } {
    const squares = { right: squareOf(mesh, corners.right), left: squareOf(mesh, corners.left) };
    sampleSquare(frame, squares.right, inputSize, 1 / 255, 0, this.input);
    sampleSquare(frame, squares.left, inputSize, 1 / 255, 0, this.crop);
    this.input.set(mirror(this.crop), this.crop.length);
    const [output] = runModel(this.model, this.input, [2, inputSize, inputSize, 3]);
    const values = output?.values ?? new Float32Array(2 * valuesPerEye);
    return {
      right: readEye(values.subarray(0, valuesPerEye), squares.right, false),
      left: readEye(values.subarray(valuesPerEye), squares.left, true),
    };
  }
}

function squareOf(mesh: FaceMesh, [from, to]: readonly [number, number]): CropSquare {
  const [leftX, leftY] = meshPoint(mesh, from);
  const [rightX, rightY] = meshPoint(mesh, to);
  const width = Math.hypot(rightX - leftX, rightY - leftY);
  return {
    centerX: (leftX + rightX) / 2,
    centerY: (leftY + rightY) / 2,
    size: cropFactor * Math.max(2, width),
    angle: Math.atan2(rightY - leftY, rightX - leftX),
  };
}

function mirror(picture: Float32Array): Float32Array {
  const mirrored = new Float32Array(picture.length);
  for (let pixel = 0; pixel < inputSize * inputSize; pixel += 1) {
    const column = pixel % inputSize;
    const from = 3 * (pixel - column + inputSize - 1 - column);
    mirrored.set(picture.subarray(from, from + 3), 3 * pixel);
  }
  return mirrored;
}

function readEye(values: Float32Array, square: CropSquare, mirrored: boolean): Eye {
  const point = (index: number): [number, number] => {
    const x = values[3 * index] as number;
    return [mirrored ? inputSize - x : x, values[3 * index + 1] as number];
  };
  const [leftCorner, rightCorner] = mirrored
    ? [point(place.inner), point(place.outer)]
    : [point(place.outer), point(place.inner)];
  const points = { leftCorner, rightCorner, upper: point(place.upper), lower: point(place.lower) };
  return measureEye({ ...points, iris: point(place.iris) }, square.size / inputSize);
}
