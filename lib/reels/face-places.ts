import { z } from "zod";
import type { FaceLook } from "#lib/media/survey-recording.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { median } from "#lib/signals/statistics.ts";

/** Where a face was seen, shares of the picture. */
export const facePlaceSchema = z.object({
  seconds: z.number(),
  x: z.number(),
  y: z.number(),
  size: z.number(),
});
type FacePlace = z.infer<typeof facePlaceSchema>;

/** A picture that is cut around faces needs to know where they are in every shot. */
export const manyLooks = 120;

export function placesOf(looks: FaceLook[]): FacePlace[] {
  return looks.flatMap(({ seconds, face }) => (face ? [{ seconds, ...face }] : []));
}

/** The middle of the faces seen in a range, null where none was. */
export function centreOfFaces(
  places: FacePlace[],
  { startSeconds, endSeconds }: TimeRange,
): { x: number; y: number } | null {
  const seen = places.filter(({ seconds }) => seconds >= startSeconds && seconds < endSeconds);
  const [x, y] = [median(seen.map((place) => place.x)), median(seen.map((place) => place.y))];
  return x === null || y === null ? null : { x, y };
}
