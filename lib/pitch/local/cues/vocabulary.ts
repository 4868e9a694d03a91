/** Lemmas that name an amount, for use inside cues. */
export const quantity =
  "#|#money|#percent|big|half|third|quarter|fifth|twice|double|every second|most of|one in";

/** Lemmas of stretches of time. */
export const period = "day|night|week|weekend|month|year|season|quarter|minute|hour|morning";

/** Lemmas of those who may have a problem, or buy. */
export const actor =
  "people|person|adult|household|family|company|firm|shop|store|clinic|hospital|school|university|farm|farmer|grower|bakery|baker|restaurant|hotel|business|utility|operator|driver|student|pupil|patient|nurse|doctor|judge|court|bed|mast|user|owner|developer|team|city|town|parent|child|tenant|landlord|builder|site|factory|plant|vineyard|vehicle|truck|ship|warehouse|office|bank|lawyer|teacher|athlete|runner|cyclist|pet|dog|cow|home|building|organisation|organization|brand|customer|club";

/** Words that praise and name nothing. */
export const vagueWords = new Set(
  "people thing lot life everything everybody everyone something anything world planet today way idea time problem solution market team platform ecosystem stakeholder opportunity momentum feedback paradigm value chain journey future synergy currency trillion engagement percent hi thanks kind star ninja rock sauce moat vision investor product metaverse dreamer doer trend rocket community".split(
    " ",
  ),
);
