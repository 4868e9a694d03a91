import { closeSync, openSync, readSync } from "node:fs";
import { FaceReader } from "#lib/models/vision/face-reader.ts";
import { PoseReader } from "#lib/models/vision/pose-reader.ts";
import { measureFlatness } from "#lib/signals/frame-flatness.ts";
import { measureSharpness } from "#lib/signals/frame-light.ts";
import type { PlannedLook } from "#lib/signals/plan-looks.ts";
import type { Sight } from "#lib/signals/sight.ts";

export interface LookInput {
  path: string;
  width: number;
  height: number;
  looks: PlannedLook[];
}

let models: Promise<[FaceReader, PoseReader]> | null = null;

/** Runs in a pool thread: faces and bodies in some frames of a raw file. The models stay with the thread. */
export default async function look({ path, width, height, looks }: LookInput): Promise<Sight[]> {
  models ??= Promise.all([FaceReader.load(), PoseReader.load()]);
  const [faceReader, poseReader] = await models;
  faceReader.forget();
  const pixels = new Uint8Array(width * height * 3);
  const file = openSync(path, "r");
  try {
    return looks.map(({ index, face, body, startsShot }) => {
      readSync(file, pixels, 0, pixels.length, index * pixels.length);
      const frame = { width, height, pixels };
      if (startsShot) faceReader.forget();
      return {
        index,
        faces: face ? faceReader.read(frame) : null,
        body: body ? poseReader.read(frame) : null,
        sharpness: measureSharpness(frame),
        flatness: face ? measureFlatness(frame) : null,
      };
    });
  } finally {
    closeSync(file);
  }
}
