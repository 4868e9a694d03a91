import { describe, expect, it } from "vitest";
import { sortFiles } from "#components/upload/sort-files.ts";
import { rateOf } from "#components/upload/transfer-rate.ts";
import { nextToSend, reduceUploads, type Upload, type UploadEvent } from "#components/upload/upload-state.ts";
import { dropTicket, findTicket, keepTicket } from "#components/upload/upload-tickets.ts";

const limits = { allowedExtensions: [".mp4", ".mov"], maxMegabytes: 1 };
const file = (name: string, size = 10) => ({ name, size });

describe("what is picked or dropped", () => {
  it("pairs captions with the recording of the same name", () => {
    const [a, b, captions] = [file("a.mp4"), file("b.mov"), file("B.srt")];
    const { recordings, spareCaptions } = sortFiles([a, b, captions], limits);
    expect(recordings).toEqual([
      { file: a, captions: null },
      { file: b, captions },
    ]);
    expect(spareCaptions).toBeNull();
  });

  it("pairs the only captions with the only recording, whatever their names", () => {
    const captions = file("final.vtt");
    expect(sortFiles([file("take.mp4"), captions], limits).recordings[0]?.captions).toBe(captions);
  });

  it("keeps captions without a recording for the next one", () => {
    const captions = file("late.srt");
    expect(sortFiles([captions], limits)).toEqual({ recordings: [], spareCaptions: captions, refused: [] });
  });

  it("takes the limit itself and refuses one byte more, an empty file and another type, each with its reason", () => {
    const most = 1024 * 1024;
    expect(sortFiles([file("a.mp4", most)], limits).refused).toEqual([]);
    const { refused } = sortFiles([file("a.mp4", most + 1), file("b.mp4", 0), file("c.mp4.php")], limits);
    expect(refused.map(({ why }) => why)).toEqual([
      "is larger than 1 MB",
      "is empty",
      "is no recording that can be read (.mp4, .mov)",
    ]);
  });
});

const upload = (id: string): Upload => ({
  id,
  file: new File(["0123456789"], `${id}.mp4`),
  captions: null,
  phase: { name: "waiting" },
});
const reach = (...events: UploadEvent[]) =>
  events.reduce<readonly Upload[]>(reduceUploads, [upload("a"), upload("b")]);
const sent = (bytes: number, atMs: number): UploadEvent => ({ type: "sent", id: "a", bytes, atMs });

describe("the queue of uploads", () => {
  it("sends one at a time, in order, and goes on after a failure", () => {
    expect(nextToSend(reach())?.id).toBe("a");
    expect(nextToSend(reach({ type: "moved", id: "a", to: "opening" }))).toBeNull();
    expect(
      nextToSend(reach({ type: "failed", id: "a", message: "no", videoId: null, canRetry: true }))?.id,
    ).toBe("b");
  });

  it("never lets the bytes shown fall, not even when a piece is sent again", () => {
    expect(reach(sent(6, 0), sent(4, 10))[0]?.phase).toMatchObject({ sentBytes: 6 });
  });

  it("stays paused while a last piece arrives", () => {
    const [first] = reach(sent(2, 0), { type: "paused", id: "a" }, sent(3, 10));
    expect(first?.phase).toMatchObject({ name: "uploading", paused: true, sentBytes: 3 });
  });

  it("measures the rate anew after a pause", () => {
    const [first] = reach(sent(2, 0), { type: "paused", id: "a" }, { type: "resumed", id: "a" });
    expect(first?.phase).toMatchObject({ paused: false, samples: [] });
  });

  it("waits again on retry, and only where it failed", () => {
    const failed: UploadEvent = { type: "failed", id: "a", message: "no", videoId: null, canRetry: true };
    expect(reach(failed, { type: "retried", id: "a" })[0]?.phase).toEqual({ name: "waiting" });
    expect(reach({ type: "done", id: "a", videoId: "v" }, { type: "retried", id: "a" })[0]?.phase.name).toBe(
      "done",
    );
  });
});

describe("the rate of an upload", () => {
  it("is unknown in the first second and while nothing moves", () => {
    expect(
      rateOf([
        { atMs: 0, bytes: 0 },
        { atMs: 999, bytes: 5 },
      ]),
    ).toBeNull();
    expect(
      rateOf([
        { atMs: 0, bytes: 5 },
        { atMs: 2000, bytes: 5 },
      ]),
    ).toBeNull();
  });

  it("is bytes a second over what was looked at", () => {
    expect(
      rateOf([
        { atMs: 1000, bytes: 100 },
        { atMs: 3000, bytes: 700 },
      ]),
    ).toBe(300);
  });
});

describe("the ticket of an interrupted upload", () => {
  const ticket = { videoId: "v", bucket: "videos", path: "o/v/f", resumableUrl: "http://x" };
  const store = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const take = { name: "a.mp4", size: 9, lastModified: 1 };

  it("is found by the same file only, until it is dropped", () => {
    const shelf = store();
    keepTicket(shelf, take, ticket);
    expect(findTicket(shelf, take)).toEqual(ticket);
    expect(findTicket(shelf, { ...take, size: 10 })).toBeNull();
    dropTicket(shelf, take);
    expect(findTicket(shelf, take)).toBeNull();
  });

  it("counts as none where what was kept is damaged", () => {
    expect(findTicket({ ...store(), getItem: () => "{not json" }, take)).toBeNull();
    expect(findTicket({ ...store(), getItem: () => '{"videoId":1}' }, take)).toBeNull();
  });
});
