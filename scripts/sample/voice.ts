import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Phrase } from "./pitch-lines.ts";

export const voiceSampleRate = 32_000;
/** The voice reads faster than a good speaker: about 160 words a minute come out of this. */
const calmRate = 0.88;

/** One sound of a phrase, seconds from the phrase's first sample; names as in the CMU lexicon ("aa", "m", "pau"). */
export interface Phone {
  name: string;
  startSeconds: number;
  endSeconds: number;
}

export interface SpokenPhrase {
  samples: Float32Array;
  phones: Phone[];
}

const run = promisify(execFile);

/** Festival's program for all phrases: one wave and one list of phones each. */
function writeScheme(phrases: Phrase[]): string {
  const say = (phrase: Phrase, index: number) => {
    // Played faster afterwards by the same factor, which raises the pitch.
    const rate = (calmRate * phrase.rate) / 2 ** (phrase.semitones / 12);
    return [
      `(set! hts_engine_params (append cmu_us_slt_arctic_hts::hts_engine_params '(("-r" ${rate.toFixed(4)}))))`,
      `(set! spoken (SynthText "${phrase.text}"))`,
      `(utt.save.wave spoken "${index}.raw" 'raw)`,
      `(utt.save.segs spoken "${index}.phones")`,
    ].join("\n");
  };
  return ["(voice_cmu_us_slt_arctic_hts)", ...phrases.map(say)].join("\n");
}

function parsePhones(text: string): Phone[] {
  let at = 0;
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [end = "0", , name = "pau"] = row.trim().split(/\s+/);
      const phone = { name, startSeconds: at, endSeconds: Number(end) };
      at = phone.endSeconds;
      return phone;
    });
}

function resample(samples: Float32Array, factor: number): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / factor) }, (_, index) => {
    const place = index * factor;
    const left = Math.floor(place);
    const before = samples[left] ?? 0;
    return before + (place - left) * ((samples[left + 1] ?? before) - before);
  });
}

/** Cuts the silence that the synthesiser puts around a phrase. */
function trim(spoken: SpokenPhrase): SpokenPhrase {
  const sounding = spoken.phones.filter((phone) => phone.name !== "pau");
  const from = Math.max(0, (sounding[0]?.startSeconds ?? 0) - 0.02);
  const to = (sounding.at(-1)?.endSeconds ?? 0) + 0.04;
  const samples = spoken.samples.slice(Math.round(from * voiceSampleRate), Math.round(to * voiceSampleRate));
  const fade = Math.round(0.015 * voiceSampleRate);
  for (let index = 0; index < fade; index += 1) {
    const last = samples.length - 1 - index;
    samples[index] = ((samples[index] ?? 0) * index) / fade;
    samples[last] = ((samples[last] ?? 0) * index) / fade;
  }
  const phones = spoken.phones
    .filter((phone) => phone.endSeconds > from && phone.startSeconds < to)
    .map((phone) => ({
      name: phone.name,
      startSeconds: Math.max(0, phone.startSeconds - from),
      endSeconds: Math.min(to, phone.endSeconds) - from,
    }));
  return { samples, phones };
}

/** Speaks the phrases with Festival's voice cmu_us_slt_arctic_hts. @param folder for its files, emptied by the caller */
export async function speak(phrases: Phrase[], folder: string): Promise<SpokenPhrase[]> {
  await writeFile(join(folder, "speak.scm"), writeScheme(phrases));
  await run("festival", ["-b", "speak.scm"], { cwd: folder });
  return Promise.all(
    phrases.map(async (phrase, index) => {
      const factor = 2 ** (phrase.semitones / 12);
      const raw = await readFile(join(folder, `${index}.raw`));
      const wave = Float32Array.from(
        { length: raw.length >> 1 },
        (_, sample) => raw.readInt16LE(2 * sample) / 32_768,
      );
      const phones = parsePhones(await readFile(join(folder, `${index}.phones`), "utf8"));
      return trim({
        samples: resample(wave, factor),
        phones: phones.map((phone) => ({
          name: phone.name,
          startSeconds: phone.startSeconds / factor,
          endSeconds: phone.endSeconds / factor,
        })),
      });
    }),
  );
}
