import type { Eye } from "#lib/signals/eye.ts";
import { measureGaze, measureHeadPose, measureMouth, meshBox } from "#lib/signals/face-geometry.ts";
import type { FaceMesh } from "#lib/signals/face-mesh.ts";
import { measureFaceLight } from "#lib/signals/frame-light.ts";
import type { CropSquare, RgbFrame } from "#lib/signals/rgb-frame.ts";
import type { FaceSight } from "#lib/signals/sight.ts";
import { EyeReader } from "./eye-reader.ts";
import { type DetectedFace, FaceDetector } from "./face-detector.ts";
import { FaceMesher } from "./face-mesh.ts";

/** A mesh the model is less sure of is no face. */
const minMeshScore = 0.6;
/**
 * A face followed from the sample before must be beyond doubt and still fill its crop, else it is looked for again:
 * the mesh model finds a face in anything that once was one.
 */
const followed = { minScore: 0.9, maxShift: 0.12, maxGrowth: 1.15 };
/** The crop for the mesh is this many times the detector's box, or the box of the mesh before. */
const cropFactor = { detected: 1.5, tracked: 1.35 };
/** After this many followed samples the whole frame is searched for other faces. */
const samplesBetweenSearches = 6;
/** Narrower eyes (pixels) hold too little to tell where they look or whether they are open. */
const minEyeWidth = 5;
/** Lids this close (share of the eye's width) leave no iris to measure. */
const shutEye = 0.16;

/** Reads the faces of frames in order; follows them from frame to frame and searches again when told or in doubt. */
export class FaceReader {
  private readonly detector: FaceDetector;
  private readonly mesher: FaceMesher;
  private readonly eyes: EyeReader;
  private meshes: FaceMesh[] = [];
  private followed = 0;

  private constructor(detector: FaceDetector, mesher: FaceMesher, eyes: EyeReader) {
    this.detector = detector;
    this.mesher = mesher;
    this.eyes = eyes;
  }

  static async load(): Promise<FaceReader> {
    return new FaceReader(await FaceDetector.load(), await FaceMesher.load(), await EyeReader.load());
  }

  /** Forgets the frames before: a new shot, or a long time since. */
  forget(): void {
    this.meshes = [];
  }

  read(frame: RgbFrame): FaceSight[] {
    this.meshes = this.follow(frame) ?? this.search(frame);
    return this.meshes.map((mesh) => describeFace(frame, mesh, this.eyes.read(frame, mesh)));
  }

  /** Null when there is nobody to follow, somebody was lost, or it is time to look around. */
  private follow(frame: RgbFrame): FaceMesh[] | null {
    if (this.meshes.length === 0 || this.followed >= samplesBetweenSearches) return null;
    const found: FaceMesh[] = [];
    for (const before of this.meshes) {
      const square = squareAround(before);
      const mesh = this.mesher.read(frame, square);
      if (!isStillThere(square, mesh)) return null;
      found.push(mesh);
    }
    this.followed += 1;
    return found;
  }

  private search(frame: RgbFrame): FaceMesh[] {
    this.followed = 0;
    const squareOf = (face: DetectedFace) => ({ ...face, size: face.size * cropFactor.detected });
    const meshes = this.detector.detect(frame).map((face) => this.mesher.read(frame, squareOf(face)));
    return meshes.filter((mesh) => mesh.score >= minMeshScore);
  }
}

function squareAround(mesh: FaceMesh): CropSquare {
  const { left, top, width, height } = meshBox(mesh);
  const angle = (measureHeadPose(mesh).roll * Math.PI) / 180;
  const size = cropFactor.tracked * Math.max(width, height);
  return { centerX: left + width / 2, centerY: top + height / 2, size, angle };
}

function isStillThere(crop: CropSquare, mesh: FaceMesh): boolean {
  const now = squareAround(mesh);
  const shift = Math.hypot(now.centerX - crop.centerX, now.centerY - crop.centerY) / crop.size;
  const growth = Math.max(now.size / crop.size, crop.size / now.size);
  return mesh.score >= followed.minScore && shift <= followed.maxShift && growth <= followed.maxGrowth;
}

function describeFace(frame: RgbFrame, mesh: FaceMesh, eyes: { right: Eye; left: Eye }): FaceSight {
  const box = meshBox(mesh);
  const pose = measureHeadPose(mesh);
  const light = measureFaceLight(frame, box);
  const isLarge = Math.max(eyes.right.widthPixels, eyes.left.widthPixels) >= minEyeWidth;
  const openness = (eyes.right.openness + eyes.left.openness) / 2;
  return {
    score: mesh.score,
    centerX: (box.left + box.width / 2) / frame.width,
    centerY: (box.top + box.height / 2) / frame.height,
    width: box.width / frame.width,
    height: box.height / frame.height,
    pose,
    gaze: isLarge && openness >= shutEye ? measureGaze(pose, eyes) : null,
    eyeOpenness: isLarge ? openness : null,
    mouthWidth: measureMouth(mesh).width,
    luma: light.face,
    surroundLuma: light.surround,
  };
}
