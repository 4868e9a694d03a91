import { describe, expect, it } from "vitest";
import { retimeToCut } from "#lib/exports/export-view.ts";
import { textFormats } from "#lib/exports/formats.ts";
import { renderExport } from "#lib/exports/render-export.ts";
import { makeExportView } from "#tests/factories/export-view.ts";

const view = makeExportView();

describe("written formats", () => {
  it("write captions as SRT and WebVTT", () => {
    expect(renderExport("srt", view).body).toBe(
      "1\r\n00:00:58,000 --> 00:01:01,000\r\nNobody likes <waiting> & queues.\r\n\r\n2\r\n00:10:05,000 --> 00:10:09,250\r\nWe raise 2 million.\r\n",
    );
    expect(renderExport("vtt", view).body).toBe(
      "WEBVTT\n\n1\n00:00:58.000 --> 00:01:01.000\nNobody likes &lt;waiting&gt; &amp; queues.\n\n2\n00:10:05.000 --> 00:10:09.250\nWe raise 2 million.\n",
    );
  });

  it("cannot be broken by what was said", () => {
    const cues = [{ startSeconds: 0, endSeconds: 1, text: "00:00:01.000 --> 00:00:02.000\n\nWEBVTT\u0000" }];
    expect(renderExport("vtt", { ...view, cues }).body.split("-->")).toHaveLength(2);
    expect(renderExport("srt", { ...view, cues }).body.split("-->")).toHaveLength(2);
    expect(renderExport("vtt", { ...view, cues }).body).not.toContain("\u0000");
  });

  it("write chapters for players and for ffmpeg", () => {
    expect(renderExport("chapters", view).body).toContain("00:05:00.000 --> 00:15:00.000\nAsk = more; #1");
    expect(renderExport("ffmetadata", view).body).toContain(
      "[CHAPTER]\nTIMEBASE=1/1000\nSTART=300000\nEND=900000\ntitle=Ask \\= more\\; \\#1",
    );
  });

  it("write a table that a spreadsheet takes for text", () => {
    const segments = [{ startSeconds: 1, endSeconds: 2.5, label: '=HYPERLINK("x"),1', score: 0.5 }];
    const { body } = renderExport("csv", { ...view, segments });
    expect(body.split("\r\n")[1]).toBe(
      `1,"'=HYPERLINK(""x""),1",1,2.5,1.5,00:00:01.000,00:00:02.500,00:00:01;00,00:00:02;15,0.5`,
    );
  });

  it("write JSON with all of it", () => {
    expect(JSON.parse(renderExport("json", view).body)).toMatchObject({
      duration: 900,
      segments: [{ start: 59.5, end: 65, label: "problem", score: 0.75 }, { score: null }],
      captions: [{ start: 58 }, { text: "We raise\n2 million." }],
      chapters: [{ title: "Problem" }, { start: 300 }],
    });
  });

  it("follow the cut where they belong beside it", () => {
    const cut = retimeToCut(view);
    expect(cut.cues).toEqual([
      { startSeconds: 0, endSeconds: 1.5, text: "Nobody likes <waiting> & queues." },
      { startSeconds: 10.5, endSeconds: 14.75, text: "We raise\n2 million." },
    ]);
    expect(cut.chapters.map(({ title, startSeconds }) => [title, startSeconds])).toEqual([
      ["problem", 0],
      ["ask", 5.5],
    ]);
  });

  it("follow the cut where its segments overlap in cross-fades", () => {
    const cut = retimeToCut(view, 0.5);
    expect(cut.chapters.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 5.5],
      [5, expect.closeTo(17.345)],
    ]);
    expect(cut.cues[1]?.startSeconds).toBeCloseTo(10);
  });

  it("say what is missing instead of writing nothing", () => {
    const bare = makeExportView({ cues: [], chapters: [] });
    expect(() => renderExport("srt", bare)).toThrow("Transcribe it first");
    expect(() => renderExport("chapters", bare)).toThrow("no chapters");
  });

  it("have a content type and an extension of their own", () => {
    const extensions = textFormats.map((format) => renderExport(format, view).extension);
    expect(new Set(extensions).size).toBe(textFormats.length);
  });
});
