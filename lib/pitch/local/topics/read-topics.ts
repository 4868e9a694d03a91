import model from "./topic-model.json" with { type: "json" };
import { makeTopicReader } from "./topic-reader.ts";

/** Of each topic the evidence in a sentence, by what was learned from labelled pitches. */
export const readTopics = makeTopicReader(model);
