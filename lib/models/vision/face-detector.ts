import { type CropSquare, type RgbFrame, sampleSquare, squareToFrame } from "#lib/signals/rgb-frame.ts";
import { loadVisionModel, runModel, type VisionModel } from "./tensor-runtime.ts";

/** A face as the detector sees it; pixels of the frame. */
export interface DetectedFace {
  score: number;
  centerX: number;
  centerY: number;
  size: number;
  /** The line of the eyes against the horizontal, radians. */
  angle: number;
}

const inputSize = 256;
const minScore = 0.5;
const maxFaces = 4;
/** Faces whose boxes overlap more than this are one. */
const maxOverlap = 0.3;
/** Two scales of the grid: cells of 16 pixels with 2 anchors each, cells of 32 with 6. */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
];
const valuesPerBox = 16;

function makeAnchors(): [number, number][] {
  return grids.flatMap(({ cells, anchors }) =>
    Array.from({ length: cells * cells * anchors }, (_, index): [number, number] => {
      const cell = Math.floor(index / anchors);
      return [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
    }),
  );
}

function overlap(a: DetectedFace, b: DetectedFace): number {
  const side = (x: number, y: number) => Math.max(0, (a.size + b.size) / 2 - Math.abs(x - y));
  const width = Math.min(side(a.centerX, b.centerX), a.size, b.size);
  const height = Math.min(side(a.centerY, b.centerY), a.size, b.size);
  const common = width * height;
  return common / (a.size ** 2 + b.size ** 2 - common);
}

function suppress(faces: DetectedFace[]): DetectedFace[] {
  const kept: DetectedFace[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score)) {
    if (kept.length < maxFaces && kept.every((other) => overlap(face, other) <= maxOverlap)) kept.push(face);
  }
  return kept;
}

/** BlazeFace (Bazarevsky et al. 2019), the variant for faces at some distance. */
export class FaceDetector {
  private readonly model: VisionModel;
  private readonly anchors = makeAnchors();
  private readonly input = new Float32Array(inputSize * inputSize * 3);

  private constructor(model: VisionModel) {
    this.model = model;
  }

  static async load(): Promise<FaceDetector> {
    return new FaceDetector(await loadVisionModel("blazeface"));
  }

  detect(frame: RgbFrame): DetectedFace[] {
    const { width, height } = frame;
    const square = { centerX: width / 2, centerY: height / 2, size: Math.max(width, height), angle: 0 };
    sampleSquare(frame, square, inputSize, 1 / 127.5, -1, this.input);
    const outputs = runModel(this.model, this.input, [1, inputSize, inputSize, 3]);
    // Smallest first: scores of the coarse grid and the fine one, then their boxes.
    const [coarse, fine, coarseBoxes, fineBoxes] = outputs
      .toSorted((a, b) => a.size - b.size)
      .map((output) => output.values) as [Float32Array, Float32Array, Float32Array, Float32Array];
    const fineCount = fine.length;
    const faces = this.anchors.flatMap((anchor, index) => {
      const [scores, boxes, at] =
        index < fineCount ? [fine, fineBoxes, index] : [coarse, coarseBoxes, index - fineCount];
      const score = 1 / (1 + Math.exp(-(scores[at] as number)));
      if (score < minScore) return [];
      const box = boxes.subarray(at * valuesPerBox, (at + 1) * valuesPerBox);
      return [decodeBox(box, anchor, square, score)];
    });
    return suppress(faces);
  }
}

/** A box is its centre and size, then six keypoints: the right and the left eye come first. */
function decodeBox(
  box: Float32Array,
  [anchorX, anchorY]: [number, number],
  square: CropSquare,
  score: number,
): DetectedFace {
  const at = (index: number, anchor: number) => anchor + (box[index] as number) / inputSize;
  const [centerX, centerY] = squareToFrame(square, at(0, anchorX), at(1, anchorY));
  const right = [at(4, anchorX), at(5, anchorY)] as const;
  const left = [at(6, anchorX), at(7, anchorY)] as const;
  return {
    score,
    centerX,
    centerY,
    size: (Math.max(box[2] as number, box[3] as number) / inputSize) * square.size,
    angle: Math.atan2(left[1] - right[1], left[0] - right[0]),
  };
}
