import type { SpeechMeasurements } from "#lib/signals/speech-measurements.ts";
import type { VisualMeasurements } from "#lib/signals/visual-measurements.ts";
import type { Band } from "./bands.ts";
import { deliveryBands, reportedDelivery } from "./delivery-bands.ts";
import type { Receipt, Section } from "./report.ts";
import { scoreSection, writeReceipt } from "./score-section.ts";
import { reportedVisual, visualBands } from "./visual-bands.ts";

function keys<T extends object>(table: T): (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}

/** Delivery from the sound. Pure: the same measurements give the same section. */
export function scoreDelivery(measurements: SpeechMeasurements): Section {
  const scored: Receipt[] = keys(deliveryBands).map((metric) => {
    const band: Band = deliveryBands[metric];
    return writeReceipt(metric, band.label, measurements[metric], band);
  });
  const reported = keys(reportedDelivery).map((metric) =>
    writeReceipt(metric, reportedDelivery[metric], measurements[metric]),
  );
  return scoreSection([...scored, ...reported]);
}

/** What the camera sees. */
export function scoreVisual(measurements: VisualMeasurements): Section {
  const scored: Receipt[] = keys(visualBands).map((metric) => {
    const band: Band = visualBands[metric];
    return writeReceipt(metric, band.label, measurements[metric], band);
  });
  const reported = keys(reportedVisual).map((metric) =>
    writeReceipt(metric, reportedVisual[metric], measurements[metric]),
  );
  return scoreSection([...scored, ...reported]);
}
