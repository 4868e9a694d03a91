import { XMLParser, XMLValidator } from "fast-xml-parser";
import Timecode from "timecode-boss";
import { describe, expect, it } from "vitest";
import { renderExport } from "#lib/exports/render-export.ts";
import { makeExportView } from "#tests/factories/export-view.ts";

const rates = [
  { name: "23.976", rate: { numerator: 24_000, denominator: 1001 }, drops: false, base: 86_400 },
  { name: "25", rate: { numerator: 25, denominator: 1 }, drops: false, base: 90_000 },
  { name: "29.97", rate: { numerator: 30_000, denominator: 1001 }, drops: true, base: 107_892 },
  { name: "30", rate: { numerator: 30, denominator: 1 }, drops: false, base: 108_000 },
  { name: "59.94", rate: { numerator: 60_000, denominator: 1001 }, drops: true, base: 215_784 },
];
const frameOf = (seconds: number, { numerator, denominator }: { numerator: number; denominator: number }) =>
  Math.round((seconds * numerator) / denominator);

/** Reads an EDL by another hand than wrote it. */
function readEdl(text: string, name: string) {
  const events = text.split("\r\n").filter((line) => /^\d{3} /.test(line));
  return events.map((line) => {
    const [number, reel, channels, transition, ...codes] = line.trim().split(/\s+/);
    const frames = codes.map((code) => new Timecode(code, Number(name)).frameCount());
    return { number, reel, channels, transition, frames };
  });
}

describe.each(rates)("edit lists at $name frames a second", ({ name, rate, drops, base }) => {
  const view = makeExportView({ rate });
  const source = view.segments.map(
    ({ startSeconds, endSeconds }) =>
      [frameOf(startSeconds, rate), frameOf(endSeconds, rate)] as [number, number],
  );
  const [first, second] = source as [[number, number], [number, number]];
  const lengths = [first[1] - first[0], second[1] - second[0]] as [number, number];

  it("an EDL says the same frames to another reader", () => {
    const { body } = renderExport("edl", view);
    expect(body).toContain(`FCM: ${drops ? "DROP FRAME" : "NON-DROP FRAME"}\r\n`);
    expect(readEdl(body, name)).toEqual([
      {
        number: "001",
        reel: "AX",
        channels: "AA/V",
        transition: "C",
        frames: [...first, base, base + lengths[0]],
      },
      {
        number: "002",
        reel: "AX",
        channels: "AA/V",
        transition: "C",
        frames: [...second, base + lengths[0], base + lengths[0] + lengths[1]],
      },
    ]);
    expect(body).toContain(drops ? "01:00:00;00" : "01:00:00:00");
  });

  it("FCPXML says the same frames, each time on a frame", () => {
    const { body } = renderExport("fcpxml", view);
    expect(XMLValidator.validate(body)).toBe(true);
    const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(body) as {
      fcpxml: {
        resources: { asset: Record<string, string> };
        library: {
          event: {
            project: {
              sequence: Record<string, string> & { spine: { "asset-clip": Record<string, string>[] } };
            };
          };
        };
      };
    };
    const frames = (time = "") => {
      const [, numerator, denominator = "1"] = /^(\d+)(?:\/(\d+))?s$/.exec(time) ?? [];
      return (Number(numerator) * rate.numerator) / (Number(denominator) * rate.denominator);
    };
    const { sequence } = read.fcpxml.library.event.project;
    const clips = sequence.spine["asset-clip"].map(({ offset, start, duration }) =>
      [offset, start, duration].map(frames),
    );
    expect(clips).toEqual([
      [0, first[0], lengths[0]],
      [lengths[0], second[0], lengths[1]],
    ]);
    expect(frames(sequence.duration)).toBe(lengths[0] + lengths[1]);
    expect(sequence.tcFormat).toBe(drops ? "DF" : "NDF");
  });

  it("OTIO says the same frames for picture and sound", () => {
    const timeline = JSON.parse(renderExport("otio", view).body) as {
      tracks: { children: { kind: string; children: { source_range: unknown }[] }[] };
    };
    const time = (value: number) => ({
      OTIO_SCHEMA: "RationalTime.1",
      rate: rate.numerator / rate.denominator,
      value,
    });
    for (const [index, kind] of ["Video", "Audio"].entries()) {
      const track = timeline.tracks.children[index];
      expect(track?.kind).toBe(kind);
      expect(track?.children.map((clip) => clip.source_range)).toEqual(
        source.map(([start], place) => ({
          OTIO_SCHEMA: "TimeRange.1",
          start_time: time(start),
          duration: time(lengths[place] ?? 0),
        })),
      );
    }
  });
});

describe("edit lists", () => {
  it("survive any name", () => {
    const nasty = 'a"<b>&\u0001\n\u2028\uD800=😀 ]]>.mp4';
    const view = makeExportView({ title: nasty, filename: nasty });
    const xml = renderExport("fcpxml", view).body;
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toContain("\u0001");
    const edl = renderExport("edl", view).body;
    expect(edl).toMatch(/^[\x20-\x7E\r\n]*$/);
    expect(edl.split("\r\n").filter((line) => line.startsWith("TITLE"))).toHaveLength(1);
    expect(() => JSON.parse(renderExport("otio", view).body)).not.toThrow();
  });

  it("name only what there is", () => {
    const silent = makeExportView({ sound: null });
    expect(renderExport("edl", silent).body).toContain("AX       V     C");
    expect(renderExport("fcpxml", silent).body).not.toContain("hasAudio");
    expect(JSON.parse(renderExport("otio", silent).body).tracks.children).toHaveLength(1);
  });

  it("leave out what lies past the end, and refuse more than an EDL holds", () => {
    const past = makeExportView({
      segments: [{ startSeconds: 950, endSeconds: 960, label: "late", score: null }],
    });
    expect(renderExport("edl", past).body).not.toContain("001");
    const many = Array.from({ length: 1000 }, (_, index) => ({
      startSeconds: index / 2,
      endSeconds: index / 2 + 0.4,
      label: "x",
      score: null,
    }));
    expect(() => renderExport("edl", makeExportView({ segments: many }))).toThrow("at most 999");
  });
});
