const rounds = 60;

/** A set of tracks that belong to the same frames, each about its mean. */
function centre(tracks: Float64Array[]): Float64Array[] {
  return tracks.map((track) => {
    const mean = track.reduce((sum, value) => sum + value, 0) / track.length;
    return track.map((value) => value - mean);
  });
}

/**
 * The one movement that explains most of how all joints move together: the first principal component of their tracks,
 * by power iteration. In the tracks' unit; its sign says nothing.
 */
export function findMainMovement(tracks: Float64Array[]): Float64Array {
  const centred = centre(tracks);
  const length = tracks[0]?.length ?? 0;
  const covariance = centred.map((a) =>
    centred.map((b) => a.reduce((sum, value, index) => sum + value * (b[index] as number), 0)),
  );
  // Beginning with the liveliest track keeps it off the directions in which nothing moves.
  const liveliest = covariance.reduce(
    (best, row, index) => ((row[index] ?? 0) > (covariance[best]?.[best] ?? 0) ? index : best),
    0,
  );
  let weights = (covariance[liveliest] ?? []).slice();
  for (let round = 0; round < rounds; round += 1) {
    const size = Math.hypot(...weights);
    if (size === 0) return new Float64Array(length);
    const unit = weights.map((weight) => weight / size);
    weights = covariance.map((row) =>
      row.reduce((sum, value, index) => sum + value * (unit[index] as number), 0),
    );
  }
  const size = Math.hypot(...weights) || 1;
  const movement = new Float64Array(length);
  centred.forEach((track, place) => {
    const weight = (weights[place] as number) / size;
    for (let index = 0; index < length; index += 1)
      movement[index] = (movement[index] as number) + weight * (track[index] as number);
  });
  return movement;
}
