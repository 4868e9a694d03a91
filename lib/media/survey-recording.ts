import { join } from "node:path";
import { type HighlightSignals, momentSeconds } from "#lib/highlights/signals.ts";
import { runInPool } from "./pool.ts";
import type { PreparedMedia } from "./prepared-media.ts";
import type { FaceGlance, SoundSurvey, SurveyInput } from "./tasks/survey.ts";

/** Where the largest face was, shares of the picture; null where none was seen. */
export interface FaceLook {
  seconds: number;
  face: FaceGlance;
}

export interface Survey {
  signals: Omit<HighlightSignals, "words" | "sentenceEnds">;
  faces: FaceLook[];
}

type PreparedVideo = NonNullable<PreparedMedia["video"]>;

/** A few looks tell whether a shot is of a person: its middle, and one each so many seconds, up to a number. */
const lookEvery = { seconds: 6, most: 24 };

function sampleAt(video: PreparedVideo, seconds: number): number {
  return Math.min(video.sampleCount - 1, Math.floor(seconds * video.samplesPerSecond));
}

/** The samples in which faces are looked for: spread over the shots, each once. */
function planFewLooks({ shots }: PreparedMedia, video: PreparedVideo, most: number): number[] {
  const moments = shots.flatMap(({ startSeconds, endSeconds }) => {
    const count = Math.max(1, Math.floor((endSeconds - startSeconds) / lookEvery.seconds));
    const width = (endSeconds - startSeconds) / count;
    return Array.from({ length: count }, (_, index) => startSeconds + (index + 0.5) * width);
  });
  const count = Math.min(most, moments.length);
  const some = Array.from(
    { length: count },
    (_, index) => moments[Math.floor((index * moments.length) / count)] ?? 0,
  );
  return [...new Set(some.map((seconds) => sampleAt(video, seconds)))];
}

/**
 * What highlights are chosen by, from the prepared recording: nothing here looks at every frame.
 * @param mostLooks for faces; more where the picture will be cut around them
 * @throws the signal's reason when aborted
 */
export async function surveyRecording(input: {
  prepared: PreparedMedia;
  directory: string;
  mostLooks?: number;
  signal?: AbortSignal;
}): Promise<Survey> {
  const { prepared, directory, mostLooks = lookEvery.most } = input;
  const { durationSeconds, audio, video, shots } = prepared;
  const run = <T>(task: SurveyInput) => runInPool<T>("survey", task, input.signal);
  const frames = video && { path: join(directory, video.file), width: video.width, height: video.height };
  const steps = Array.from(
    { length: Math.ceil(durationSeconds / momentSeconds) },
    (_, step) => (step + 0.5) * momentSeconds,
  );
  const indices = video ? planFewLooks(prepared, video, mostLooks) : [];
  const [sound, looks, glances] = await Promise.all([
    audio &&
      run<SoundSurvey>({
        kind: "sound",
        path: join(directory, audio.file),
        sampleRate: audio.sampleRate,
        stepSeconds: momentSeconds,
      }),
    frames &&
      run<number[][]>({
        ...frames,
        kind: "looks",
        indices: steps.map((seconds) => sampleAt(video, seconds)),
      }),
    frames && run<FaceGlance[]>({ ...frames, kind: "faces", indices }),
  ]);
  const rate = video?.samplesPerSecond ?? 1;
  const faces = (glances ?? []).map((face, place) => ({ seconds: (indices[place] ?? 0) / rate, face }));
  const signals = {
    durationSeconds,
    cuts: shots.slice(1).map((shot) => shot.startSeconds),
    motion: video?.motion.values ?? null,
    levels: sound?.levels ?? null,
    speech: sound?.speech ?? null,
    sounds: sound?.sounds ?? null,
    looks,
    faces: video && faces.map(({ seconds, face }) => ({ seconds, size: face?.size ?? 0 })),
  };
  return { signals, faces };
}
