import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listLearnedPitches } from "./labelled-pitch.ts";
import { learnJudge } from "./learn-judge.ts";
import { readSingleSentences, readVocabulary } from "./learn-topics.ts";

const vocabulary = await readVocabulary(process.argv[2] ?? ".");
const pitches = await listLearnedPitches();
const { topics, levels } = learnJudge({ pitches, single: await readSingleSentences(), vocabulary });
const local = join(import.meta.dirname, "../../lib/pitch/local");
await writeFile(join(local, "topics/topic-model.json"), `${JSON.stringify(topics)}\n`);
await writeFile(join(local, "levels/level-model.json"), `${JSON.stringify(levels, null, 2)}\n`);
console.log(`Learned from ${pitches.length} pitches.`);
