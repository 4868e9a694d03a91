import ffmpeg from "fluent-ffmpeg";
import type { DecodePlan } from "./decode-plan.ts";
import { argumentsOf } from "./ffmpeg-arguments.ts";
import { fileUrl } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";

export const decodedFiles = { colour: "frames.rgb", sound: "audio.s16" } as const;

/** Mono is the mean of the channels, unless they cancel each other out. */
export type Downmix = "mean" | "first channel";

function videoFilters(streamIndex: number, plan: DecodePlan): string[] {
  const { framesPerSecond, sampleEvery, colour, gray } = plan;
  const constantRate = `fps=fps=${framesPerSecond}:start_time=0`;
  return [
    `[0:${streamIndex}]${constantRate},split=2[all][some]`,
    `[some]framestep=step=${sampleEvery},scale=${colour.width}:${colour.height}:flags=area,setsar=1,format=rgb24[colour]`,
    `[all]scale=${gray.width}:${gray.height}:flags=fast_bilinear,setsar=1,format=gray[gray]`,
  ];
}

/** Loudness of the sound as it is; peaks and clipping of it in 16 bits, as a player would hear it. */
function meters(branch: string, before: string): string[] {
  return [
    `${before}ebur128@${branch}=metadata=1,anullsink`,
    `${before}aformat=sample_fmts=s16,astats@${branch},anullsink`,
  ];
}

/** B-frames go without smoothing of their block edges, which nobody sees at a quarter of the size: a tenth faster. */
const fastDecoding = ["-skip_loop_filter", "bidir"];

/** Frames of thumbnail size are scaled sooner than they are shared out between threads: a fifth of the whole decode. */
const oneFilterThread = ["-filter_complex_threads", "1"];

/** `async` keeps samples at their time stamps, so that a moment in the sound is the same moment in the picture. */
function audioFilters(streamIndex: number, openingSeconds: number | null, downmix: Downmix): string[] {
  const first = downmix === "first channel" ? "pan=mono|c0=c0," : "";
  const chains = [
    `${first}aresample=16000:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=mono,astats@mono[pcm]`,
    ...meters("whole", ""),
    ...(openingSeconds === null ? [] : meters("opening", `atrim=end=${openingSeconds},`)),
  ];
  const inputs = chains.map((_, index) => `[in${index}]`);
  const split = `[0:${streamIndex}]asplit=${chains.length}${inputs.join("")}`;
  return [split, ...chains.map((chain, index) => `${inputs[index]}${chain}`)];
}

/**
 * The arguments of the one ffmpeg run that decodes a file: colour frames and samples to files in its working
 * directory, gray frames to standard output, meters and progress to standard error.
 */
export function composeDecode(input: {
  sourcePath: string;
  probe: MediaProbe;
  plan: DecodePlan | null;
  openingSeconds: number | null;
  downmix: Downmix;
  hardening: string[];
  threads: number;
}): string[] {
  const { probe, plan } = input;
  const filters = [
    ...(probe.video && plan ? videoFilters(probe.video.streamIndex, plan) : []),
    ...(probe.audio ? audioFilters(probe.audio.streamIndex, input.openingSeconds, input.downmix) : []),
  ];
  const limit = String(Math.ceil(probe.durationSeconds) + 1);
  const command = ffmpeg()
    .input(fileUrl(input.sourcePath))
    .inputOptions([...input.hardening, ...fastDecoding, "-threads", String(input.threads), "-t", limit])
    .complexFilter(filters);
  if (probe.video && plan) {
    command.output(decodedFiles.colour).outputOptions(["-map", "[colour]", "-f", "rawvideo"]);
    command.output("pipe:1").outputOptions(["-map", "[gray]", "-f", "rawvideo"]);
  }
  if (probe.audio) command.output(decodedFiles.sound).outputOptions(["-map", "[pcm]", "-f", "s16le"]);
  const log = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-progress", "pipe:2"];
  return [...log, ...oneFilterThread, ...argumentsOf(command)];
}
