import { findBinary } from "./binaries.ts";
import { type FfprobeReport, ffprobeReportSchema } from "./ffprobe-report.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import { PacketTimeline } from "./packet-timeline.ts";
import { explainRefusal, refusals } from "./refusals.ts";
import { runProcess } from "./run-process.ts";

const maxReportBytes = 8 * 1024 * 1024;

async function runFfprobe(
  path: string,
  args: string[],
  options: { signal?: AbortSignal; timeoutSeconds: number; onStdout: (chunk: Buffer) => void },
): Promise<{ exitCode: number | null; errors: string }> {
  let errors = "";
  const hardening = await hardenedInputOptions("ffprobe");
  const all = ["-v", "error", ...hardening, ...args, "-i", fileUrl(path)];
  const exitCode = await runProcess(findBinary("ffprobe").path, all, {
    ...options,
    onStderrLine: (line) => {
      if (errors.length < 64_000) errors += `${line}\n`;
    },
  });
  return { exitCode, errors };
}

/** @throws AppError 400 `container_not_allowed`, `video_truncated`, `not_a_video`, `resolution_too_large` */
export async function readStreams(path: string, signal?: AbortSignal): Promise<FfprobeReport> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const { exitCode, errors } = await runFfprobe(path, ["-show_format", "-show_streams", "-of", "json"], {
    signal,
    timeoutSeconds: 30,
    onStdout: (chunk) => {
      bytes += chunk.length;
      if (bytes > maxReportBytes) throw refusals.notVideo();
      chunks.push(chunk);
    },
  });
  if (exitCode !== 0) throw await explainRefusal(path, errors);
  const parsed = ffprobeReportSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
  if (!parsed.success) throw await explainRefusal(path, errors);
  return parsed.data;
}

/** Reads every packet header of the file; `endedEarly` when the index points past the end of the file. */
export async function listPackets(
  path: string,
  signal?: AbortSignal,
): Promise<{ timelines: Map<number, PacketTimeline>; endedEarly: boolean }> {
  const timelines = new Map<number, PacketTimeline>();
  let rest = "";
  const takeLine = (line: string) => {
    const [stream, pts, dts, duration, flags] = line.split(",");
    const seconds = Number.isFinite(Number.parseFloat(pts ?? "")) ? Number(pts) : Number(dts);
    if (!Number.isFinite(seconds) || flags?.includes("D")) return;
    const timeline = timelines.get(Number(stream)) ?? new PacketTimeline();
    timeline.add(seconds, Number.parseFloat(duration ?? "") || 0);
    timelines.set(Number(stream), timeline);
  };
  const { errors } = await runFfprobe(
    path,
    ["-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,flags", "-of", "csv=p=0"],
    {
      signal,
      timeoutSeconds: 300,
      onStdout: (chunk) => {
        const lines = (rest + chunk.toString("latin1")).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) takeLine(line);
      },
    },
  );
  return { timelines, endedEarly: /partial file|ended prematurely|Truncat/i.test(errors) };
}
