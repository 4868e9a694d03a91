import { create } from "xmlbuilder2";
import type { FrameRate } from "#lib/media/frame-rate.ts";
import { nearestFrame } from "#lib/media/frame-rate.ts";
import { plainLine } from "./clock.ts";
import { type ExportView, listEvents } from "./export-view.ts";
import { dropsFrames } from "./timecode.ts";

const audioRates: Record<number, string> = { 32000: "32k", 44100: "44.1k", 48000: "48k", 96000: "96k" };

/** A time as the format wants it: whole seconds, or a fraction on the frames. */
function timeOf(frames: number, { numerator, denominator }: FrameRate): string {
  const ticks = frames * denominator;
  return ticks % numerator === 0 ? `${ticks / numerator}s` : `${ticks}/${numerator}s`;
}

/** Final Cut Pro's interchange format, 1.9: one spine of clips of one asset, which lies beside the file. */
export function writeFcpxml(view: ExportView): string {
  const { rate, picture, sound, durationSeconds } = view;
  const events = listEvents(view);
  const time = (frames: number) => timeOf(frames, rate);
  const total = events.reduce((sum, event) => sum + event.frames, 0);
  const title = plainLine(view.title);
  const tcFormat = dropsFrames(rate) ? "DF" : "NDF";
  const asset = {
    "@id": "r2",
    "@name": plainLine(view.filename),
    "@start": "0s",
    "@duration": time(Math.max(1, nearestFrame(durationSeconds, rate))),
    ...(picture ? { "@hasVideo": "1", "@format": "r1" } : {}),
    ...(sound
      ? {
          "@hasAudio": "1",
          "@audioSources": "1",
          "@audioChannels": String(sound.channels),
          "@audioRate": String(sound.sampleRate),
        }
      : {}),
    "media-rep": { "@kind": "original-media", "@src": `./${encodeURIComponent(plainLine(view.filename))}` },
  };
  const clips = events.map(({ label, sourceStart, frames, recordStart }) => ({
    "@ref": "r2",
    "@offset": time(recordStart),
    "@name": plainLine(label),
    "@start": time(sourceStart),
    "@duration": time(frames),
    "@tcFormat": tcFormat,
  }));
  const audioRate = sound && audioRates[sound.sampleRate];
  const sequence = {
    "@format": "r1",
    "@duration": time(total),
    "@tcStart": "0s",
    "@tcFormat": tcFormat,
    ...(sound ? { "@audioLayout": sound.channels === 1 ? "mono" : "stereo" } : {}),
    ...(audioRate ? { "@audioRate": audioRate } : {}),
    spine: { "asset-clip": clips },
  };
  const format = {
    "@id": "r1",
    "@frameDuration": timeOf(1, rate),
    ...(picture ? { "@width": String(picture.width), "@height": String(picture.height) } : {}),
  };
  const document = create({ version: "1.0", encoding: "UTF-8" }).dtd({ name: "fcpxml" });
  document.ele({
    fcpxml: {
      "@version": "1.9",
      resources: { format, asset },
      library: { event: { "@name": title, project: { "@name": title, sequence } } },
    },
  });
  return document.end({ prettyPrint: true });
}
