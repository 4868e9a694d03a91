import ffmpeg from "fluent-ffmpeg";
import type { DecodePlan } from "./decode-plan.ts";
import { argumentsOf } from "./ffmpeg-arguments.ts";
import { fileUrl } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { pictureEncoding, posterFilter } from "./poster.ts";

export const decodedFiles = {
  colour: "frames.rgb",
  poster: "poster.jpg",
  sprite: "sprite.jpg",
  sound: "audio.s16",
} as const;

/** Mono is the mean of the channels, unless they cancel each other out. */
export type Downmix = "mean" | "first channel";

/** The frame of a moment, or the next that is no B-frame, whose block edges are left as they are. */
const smoothFrameAt = (seconds: number, framesPerSecond: number) =>
  `select='gte(t,${(seconds - 0.5 / framesPerSecond).toFixed(3)})*not(eq(pict_type,B))*isnan(prev_selected_t)'`;

function layTiles({ sheet, samples }: DecodePlan["sprite"]): string {
  const { tile, columns, rows } = sheet;
  const chosen = samples.map((sample) => `eq(n,${sample})`).join("+");
  return `select='${chosen}',scale=${tile.width}:${tile.height}:flags=area,setsar=1,tile=${columns}x${rows},format=yuvj420p`;
}

/** One JPEG picture of a branch of the filters. */
const asPicture = (branch: string) => [
  "-map",
  branch,
  ...pictureEncoding,
  "-threads",
  "1",
  "-f",
  "image2",
  "-update",
  "1",
];

function videoFilters(streamIndex: number, plan: DecodePlan): string[] {
  const { framesPerSecond, sampleEvery, colour, gray, poster, sprite } = plan;
  const constantRate = `fps=fps=${framesPerSecond}:start_time=0`;
  return [
    `[0:${streamIndex}]${constantRate},split=3[all][some][moment]`,
    `[some]framestep=step=${sampleEvery},scale=${colour.width}:${colour.height}:flags=area,setsar=1,format=rgb24,split=2[colour][tiles]`,
    `[all]scale=${gray.width}:${gray.height}:flags=fast_bilinear,setsar=1,format=gray[gray]`,
    `[moment]${smoothFrameAt(poster.seconds, framesPerSecond)},${posterFilter(poster)}[poster]`,
    `[tiles]${layTiles(sprite)}[sprite]`,
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
 * The arguments of the one ffmpeg run that decodes a file: colour frames, samples, poster and sprite to files in its working
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
    command.output(decodedFiles.poster).outputOptions(asPicture("[poster]"));
    command.output(decodedFiles.sprite).outputOptions(asPicture("[sprite]"));
  }
  if (probe.audio) command.output(decodedFiles.sound).outputOptions(["-map", "[pcm]", "-f", "s16le"]);
  const log = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-progress", "pipe:2"];
  return [...log, ...oneFilterThread, ...argumentsOf(command)];
}
