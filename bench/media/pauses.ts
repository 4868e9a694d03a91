import { readFile } from "node:fs/promises";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { closePool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { median } from "#lib/signals/statistics.ts";
import type { Report } from "../report.ts";
import { findClip, withDirectory } from "./clips.ts";

const perSecond = 100;

function mask(ranges: [number, number][], seconds: number): Uint8Array {
  const frames = new Uint8Array(Math.ceil(seconds * perSecond));
  for (const [start, end] of ranges)
    frames.fill(1, Math.round(start * perSecond), Math.round(end * perSecond));
  return frames;
}

function f1(found: Uint8Array, truth: Uint8Array): number {
  let both = 0;
  let either = 0;
  found.forEach((value, frame) => {
    both += 2 * (value & (truth[frame] ?? 0));
    either += value + (truth[frame] ?? 0);
  });
  return both / either;
}

/** Speech with silences of known place: voice activity, pauses and their edges. */
export async function run(report: Report): Promise<void> {
  const [path, truthPath] = [findClip("speech/pauses-90s.wav"), findClip("speech/pauses-90s.json")];
  if (!path || !truthPath) return;
  const { segments } = JSON.parse(await readFile(truthPath, "utf8")) as { segments: [number, number][] };
  const gaps = segments.slice(1).map(([start], index) => [segments[index]?.[1] ?? 0, start] as const);
  await withDirectory(async (directory) => {
    const probe = await probeMedia(path);
    const prepared = await prepareMedia({ sourcePath: path, directory, probe });
    const speech = await measureSpeech({ prepared, directory, words: null });
    const found = speech.segments.map((part): [number, number] => [part.startSeconds, part.endSeconds]);
    const seconds = probe.durationSeconds;
    report(
      "voice activity, F1 of 10 ms frames",
      f1(mask(found, seconds), mask(segments, seconds)),
      "F1",
      0.97,
    );
    const matches = gaps.map(([start, end]) =>
      speech.pauses.find((pause) => pause.startSeconds < end && pause.endSeconds > start),
    );
    const errors = matches.flatMap((pause, index) => {
      const [start, end] = gaps[index] as readonly [number, number];
      return pause ? [Math.abs(pause.startSeconds - start), Math.abs(pause.endSeconds - end)] : [];
    });
    report("pauses found", matches.filter(Boolean).length, "count", gaps.length);
    report("pauses invented", speech.pauses.length - new Set(matches.filter(Boolean)).size, "count", 0);
    report("edge error, median", 1000 * (median(errors) ?? Number.NaN), "ms", 60);
  });
  await closePool();
}
