import model from "./level-model.json" with { type: "json" };
import { makeLevelReader } from "./level-reader.ts";

/** Points of an item by what was learned from labelled pitches. */
export const readLevel = makeLevelReader(model);
