import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { selectSegments } from "#lib/highlights/select-segments.ts";
import { composeReel } from "#lib/media/compose/compose-reel.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { surveyRecording } from "#lib/media/survey-recording.ts";

/** The whole way from a file to a reel of 60 s, as the job goes it; seconds of each part. */
export async function makeReelOnce(sourcePath: string, directory: string) {
  const probe = await probeMedia(sourcePath);
  const marks = [performance.now()];
  const mark = () => marks.push(performance.now());
  const prepared = await prepareMedia({ sourcePath, directory, probe });
  mark();
  const { signals } = await surveyRecording({ prepared, directory });
  const config = highlightsConfigSchema.parse({});
  const { segments } = selectSegments({ ...signals, words: null, sentenceEnds: null }, config);
  mark();
  const cut = { aspect: "source", crossfadeSeconds: 0, music: null } as const;
  const reel = await composeReel({ sourcePath, probe, ranges: segments, ...cut, directory });
  mark();
  const [start, prepare, select, compose] = marks as [number, number, number, number];
  const seconds = {
    prepare: prepare - start,
    select: select - prepare,
    compose: compose - select,
    total: compose - start,
  };
  return {
    reel,
    seconds: Object.fromEntries(Object.entries(seconds).map(([name, ms]) => [name, ms / 1000])),
  };
}
