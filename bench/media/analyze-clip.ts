import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { withDirectory } from "./clips.ts";

/** The whole way of a file, as the worker goes it; seconds of each part. */
export async function analyzeClip(sourcePath: string) {
  return withDirectory(async (directory) => {
    const marks = [performance.now()];
    const mark = () => marks.push(performance.now());
    const probe = await probeMedia(sourcePath);
    mark();
    const prepared = await prepareMedia({ sourcePath, directory, probe });
    mark();
    const [speech, visual] = await Promise.all([
      measureSpeech({ prepared, directory, words: null }),
      measureVisual({ prepared, directory }),
    ]);
    mark();
    const [start, probed, decoded, end] = marks as [number, number, number, number];
    const seconds = {
      probe: (probed - start) / 1000,
      prepare: (decoded - probed) / 1000,
      measure: (end - decoded) / 1000,
      total: (end - start) / 1000,
    };
    return { probe, prepared, speech, visual, seconds };
  });
}
