import type { DriftCheck, Health } from "#lib/monitoring/monitoring-view.ts";

/** How something is that operators want to hear of. */
export type WatchedState = {
  subject: string;
  ownerId: string | null;
  state: string;
  /** The state of which nobody is told before there was another. */
  usual: string;
  /** Whether they are told as well when it is as usual again. */
  tellsReturn: boolean;
  message: string;
};

/** The health of the whole: every change of it is told. */
export function describeHealth({ health, reason }: { health: Health; reason: string }): WatchedState {
  return {
    subject: "health",
    ownerId: null,
    state: health,
    usual: "healthy",
    tellsReturn: true,
    message: `PitchQuest is ${health}: ${reason}`,
  };
}

const shown = (value: number | null) => (value === null ? "?" : value.toFixed(1));

/** One metric of one owner: told once when it begins to drift, and again only after it has been stable. */
export function describeDrift(ownerId: string, check: DriftCheck): WatchedState {
  const { metric, referenceMean, currentMean, referenceStd, currentStd, sampleSizes } = check;
  const mean = `mean ${shown(referenceMean)} to ${shown(currentMean)}`;
  const deviation = `standard deviation ${shown(referenceStd)} to ${shown(currentStd)}`;
  const { reference, current } = sampleSizes;
  return {
    subject: `drift:${ownerId}:${metric}`,
    ownerId,
    state: check.status === "drifted" ? "drifted" : "stable",
    usual: "stable",
    tellsReturn: false,
    message: `${metric} has drifted for owner ${ownerId}: ${mean}, ${deviation} (the newest ${current} analyses against the ${reference} before them).`,
  };
}
