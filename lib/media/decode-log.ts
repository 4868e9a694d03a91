import { parseAudioMeters, parseRmsLevel } from "./audio-meters.ts";
import type { AudioMeters } from "./prepared-media.ts";

const maxReportCharacters = 200_000;

/**
 * Reads ffmpeg's log (`-loglevel level+info -progress pipe:2`) as it comes: damage reported by demuxer and decoders,
 * progress, and the reports of the audio meters, which the command names `whole` and `opening`.
 */
export class DecodeLog {
  errorCount = 0;
  private readonly onSeconds: (seconds: number) => void;
  private readonly reports = new Map<string, string>();
  private current = "";

  constructor(onSeconds: (seconds: number) => void) {
    this.onSeconds = onSeconds;
  }

  push(line: string): void {
    const time = /^out_time=(\d+):(\d+):([\d.]+)/.exec(line);
    if (time) {
      this.onSeconds(Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3]));
      return;
    }
    if (/^\w+=/.test(line)) return;
    if (/\[(error|fatal|panic)\]/.test(line)) this.errorCount += 1;
    const filter = /^\[(ebur128@\w+|astats@\w+|Parsed_(?:ebur128|astats)_\d+) @/.exec(line);
    if (filter?.[1]) this.current = filter[1];
    else if (/^\[/.test(line)) this.current = "";
    if (!this.current) return;
    const report = this.reports.get(this.current) ?? "";
    if (report.length < maxReportCharacters) this.reports.set(this.current, `${report}${line}\n`);
  }

  /** The meters of a branch of the command; null when it had none. */
  meters(branch: "whole" | "opening"): AudioMeters | null {
    const loudness = this.reports.get(`ebur128@${branch}`);
    const statistics = this.reports.get(`astats@${branch}`);
    return loudness && statistics ? parseAudioMeters(loudness, statistics) : null;
  }

  /** Level of the mono samples, dBFS; null where they are silent. */
  monoLevel(): number | null {
    return parseRmsLevel(this.reports.get("astats@mono") ?? "");
  }
}
