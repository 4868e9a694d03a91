import { findBinary } from "./binaries.ts";
import { type FfprobeReport, ffprobeReportSchema } from "./ffprobe-report.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import { PacketTimeline } from "./packet-timeline.ts";
import { explainRefusal, refusals } from "./refusals.ts";
import { runProcess } from "./run-process.ts";

const maxReportBytes = 8 * 1024 * 1024;
/** Packets begin a line each and come before all else, so that they are counted as they come and never held together. */
const asLines = ["-of", "json=compact=1"];
const packetEntries = ["-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,flags"];
const packetList = { begins: '    "packets": [', ends: "    ]," };
const packetStart = '        { "stream_index": ';

interface Packet {
  stream_index: number;
  pts_time?: string;
  dts_time?: string;
  duration_time?: string;
  flags?: string;
}

/** What a packet carries besides follows on lines of its own: this one may end open. */
const parsePacket = (line: string): Packet => JSON.parse(line.replace(/\s*\}?,?$/, "}"));

/** Runs ffprobe and takes its packets as they come; the rest of its report is checked. */
async function runFfprobe(
  path: string,
  args: string[],
  options: { signal?: AbortSignal; timeoutSeconds: number; onPacket?: (packet: Packet) => void },
): Promise<{ report: FfprobeReport; errors: string }> {
  let [text, errors, rest] = ["", "", ""];
  let areListed = false;
  const takeLine = (line: string) => {
    if (line === packetList.begins) areListed = true;
    if (!areListed) text += line;
    else if (line === packetList.ends) areListed = false;
    else if (line.startsWith(packetStart)) options.onPacket?.(parsePacket(line));
    if (text.length > maxReportBytes) throw refusals.notVideo();
  };
  const hardening = await hardenedInputOptions("ffprobe");
  const all = ["-v", "error", ...hardening, "-show_format", "-show_streams", ...args, ...asLines];
  const exitCode = await runProcess(findBinary("ffprobe").path, [...all, "-i", fileUrl(path)], {
    ...options,
    onStdout: (chunk) => {
      const lines = (rest + chunk.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > maxReportBytes) throw refusals.notVideo();
      for (const line of lines) takeLine(line);
    },
    onStderrLine: (line) => {
      if (errors.length < 64_000) errors += `${line}\n`;
    },
  });
  if (exitCode !== 0) throw await explainRefusal(path, errors);
  const parsed = ffprobeReportSchema.safeParse(JSON.parse(Buffer.from(text + rest, "latin1").toString()));
  if (!parsed.success) throw await explainRefusal(path, errors);
  return { report: parsed.data, errors };
}

/** @throws AppError 400 `container_not_allowed`, `video_truncated`, `not_a_video`, `resolution_too_large` */
export async function readStreams(path: string, signal?: AbortSignal): Promise<FfprobeReport> {
  return (await runFfprobe(path, [], { signal, timeoutSeconds: 30 })).report;
}

/**
 * Reads the headers and every packet's of the file; `endedEarly` when the index points past the end of the file.
 * @throws those of `readStreams`; AppError 400 `media_timeout`
 */
export async function readPackets(
  path: string,
  signal?: AbortSignal,
): Promise<{ report: FfprobeReport; timelines: Map<number, PacketTimeline>; endedEarly: boolean }> {
  const timelines = new Map<number, PacketTimeline>();
  const onPacket = (packet: Packet) => {
    const seconds = Number(packet.pts_time ?? packet.dts_time ?? Number.NaN);
    if (!Number.isFinite(seconds) || packet.flags?.includes("D")) return;
    const timeline = timelines.get(packet.stream_index) ?? new PacketTimeline();
    timeline.add(seconds, Number.parseFloat(packet.duration_time ?? "") || 0);
    timelines.set(packet.stream_index, timeline);
  };
  const { report, errors } = await runFfprobe(path, packetEntries, { signal, timeoutSeconds: 300, onPacket });
  return { report, timelines, endedEarly: /partial file|ended prematurely|Truncat/i.test(errors) };
}
