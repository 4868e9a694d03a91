/** Thresholds on luma pictures 160 wide, 0..255; tried on real clips and on edits made of them (bench/media). */
export const shotThresholds = {
  /** A cut changes the picture by at least this (mean absolute difference) … */
  cutDifference: 7,
  /** … and by at least this share of the largest change in the frames around it. */
  cutShareOfMost: 0.6,
  cutWindowFrames: 6,
  /** Share of the picture that cannot be found in the frame before: under heavy shake up to .45, at cuts from .55. */
  cutNovelty: 0.5,
  /** The same for the pairs of frames around the cut … */
  stayingNovelty: 0.45,
  /** … and for a first look at every fourth block, which spares most frames the rest. */
  sparseNovelty: 0.4,
  sparseBlocks: 4,
  /** To or from a flat picture nothing can be searched for: so many times the changes around it. */
  flatRatio: 3,
  /** A jump within one scene: so many times the changes around it, and not the same picture moved. */
  jumpRatio: 4,
  jumpNovelty: 0.15,
  /** A flash comes back: within this time the picture is again what it was, up to this share of the jump. */
  flashSeconds: 0.34,
  flashLikeness: 0.4,
  flashNovelty: 0.35,
  shortestShotSeconds: 0.4,
  /** A dark frame's 95th percentile of luma; titles on black stay dark. */
  darkLevel: 20,
  /** A fade in has begun when the mean luma is this far above the darkest of the stretch. */
  fadeRise: 1.5,
  /** Dissolves are looked for in windows of these lengths. */
  dissolveSeconds: [0.5, 1, 2],
  dissolveDifference: 14,
  /** The frames of a dissolve are mixtures of its ends, up to this share of their difference. */
  dissolveResidual: 0.3,
  /** No step of it takes more than this share of the way, and it goes forth and back no more than this. */
  dissolveStep: 0.34,
  dissolveTravel: 1.3,
  /** A fade: one end is the other with less light, up to this share of their difference. */
  fadeLikeness: 0.25,
  /** Both ends of a dissolve show different things; movement or a change of exposure does not. */
  dissolveNovelty: 0.5,
} as const;
