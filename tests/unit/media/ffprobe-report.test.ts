import { describe, expect, it } from "vitest";
import {
  describeAudioStream,
  describeVideoStream,
  ffprobeReportSchema,
  findVideoStream,
} from "#lib/media/ffprobe-report.ts";

const picture = {
  index: 0,
  codec_type: "video",
  codec_name: "h264",
  width: 1920,
  height: 1080,
  pix_fmt: "yuv420p",
};
const report = (...streams: object[]) =>
  ffprobeReportSchema.parse({ streams, format: { format_name: "mov,mp4", duration: "6.0" } });
const describeFirst = (stream: object) => {
  const found = findVideoStream(report(stream));
  if (!found) throw new Error("no picture");
  return describeVideoStream(found);
};

describe("describeVideoStream", () => {
  it.each([
    [-90, 90, 1080, 1920],
    [90, 270, 1080, 1920],
    [180, 180, 1920, 1080],
    [-180, 180, 1920, 1080],
    [0, 0, 1920, 1080],
  ])("turns a display matrix of %d° into %d° clockwise", (matrix, rotation, width, height) => {
    const turned = { ...picture, side_data_list: [{ rotation: matrix }] };
    expect(describeFirst(turned)).toMatchObject({ rotation, width, height });
  });

  it("reads the rotate tag of older files", () => {
    expect(describeFirst({ ...picture, tags: { rotate: "90" } })).toMatchObject({
      rotation: 90,
      width: 1080,
    });
  });

  it("shows pixels that are not square at their true width", () => {
    const wide = { ...picture, width: 704, height: 576, sample_aspect_ratio: "16:11" };
    expect(describeFirst(wide)).toMatchObject({ width: 1024, height: 576 });
  });

  it.each(["0:1", "1:0", "N/A", "100000:1"])("does not believe a pixel shape of %s", (ratio) => {
    expect(describeFirst({ ...picture, sample_aspect_ratio: ratio })).toMatchObject({ width: 1920 });
  });

  it("refuses a picture of unknown kind", () => {
    const { pix_fmt: _, ...unknown } = picture;
    expect(() => describeFirst(unknown)).toThrow(expect.objectContaining({ code: "video_undecodable" }));
  });
});

describe("streams", () => {
  it("takes cover art for no video", () => {
    expect(findVideoStream(report({ ...picture, disposition: { attached_pic: 1 } }))).toBeNull();
  });

  it("reads numbers that ffprobe writes as text", () => {
    const sound = { index: 1, codec_type: "audio", codec_name: "aac", channels: 2, sample_rate: "48000" };
    expect(describeAudioStream(report(sound))).toEqual({
      streamIndex: 1,
      codec: "aac",
      channels: 2,
      sampleRate: 48_000,
    });
  });

  it("takes a duration that is no number for none", () => {
    const parsed = ffprobeReportSchema.parse({ format: { format_name: "webm", duration: "N/A" } });
    expect(parsed.format.duration).toBeUndefined();
  });
});
