/** Thresholds on luma pictures 160 wide, 0..255; tried on the hard cuts, fades and dissolves of real clips. */
export const shotThresholds = {
  /** A cut changes the picture by at least this (mean absolute difference) … */
  cutDifference: 8,
  /** … and this many times more than the frames around it do (PySceneDetect's adaptive detector: 3, window 2). */
  cutRatio: 3.5,
  cutWindowFrames: 3,
  /** A flash comes back: within this time the picture is again what it was, up to this share of the jump. */
  flashSeconds: 0.34,
  flashLikeness: 0.4,
  shortestShotSeconds: 0.4,
  /** A dark frame's 95th percentile of luma; titles on black stay dark. */
  darkLevel: 20,
  /** A fade in has begun when the mean luma is this far above the darkest of the stretch. */
  fadeRise: 1.5,
  dissolveSeconds: 0.9,
  dissolveDifference: 16,
  /** The middle of a dissolve is the mean of its ends, up to this share of their difference. */
  dissolveResidual: 0.2,
  /** Both ends of a dissolve show different things; a change of exposure does not. */
  dissolveCorrelation: 0.6,
} as const;
