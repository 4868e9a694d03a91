import { describe, expect, it } from "vitest";
import { holdUpload } from "#components/upload/hold-upload.ts";
import { isFinalRefusal, refusalOf } from "#components/upload/refusal-of.ts";
import { sortFiles } from "#components/upload/sort-files.ts";
import { rateOf } from "#components/upload/transfer-rate.ts";
import { describeUpload } from "#components/upload/upload-lane.tsx";
import { nextToSend, reduceUploads, type Upload, type UploadEvent } from "#components/upload/upload-state.ts";
import { dropTicket, findTicket, keepTicket } from "#components/upload/upload-tickets.ts";
import { plainWish } from "#components/upload/wish.ts";

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
  wish: plainWish,
  phase: { name: "waiting" },
});
const reach = (...events: UploadEvent[]) =>
  events.reduce<readonly Upload[]>(reduceUploads, [upload("a"), upload("b")]);
const failed = (awaitsNetwork = false): UploadEvent => ({
  type: "failed",
  id: "a",
  message: "no",
  videoId: null,
  canRetry: true,
  awaitsNetwork,
});
const sent = (bytes: number, atMs: number): UploadEvent => ({ type: "sent", id: "a", bytes, atMs });

describe("the queue of uploads", () => {
  it("sends one at a time, in order, and goes on after a failure", () => {
    expect(nextToSend(reach())?.id).toBe("a");
    expect(nextToSend(reach({ type: "moved", id: "a", to: "opening" }))).toBeNull();
    expect(nextToSend(reach(failed()))?.id).toBe("b");
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
    expect(reach(failed(), { type: "retried", id: "a" })[0]?.phase).toEqual({ name: "waiting" });
    expect(reach({ type: "done", id: "a", videoId: "v" }, { type: "retried", id: "a" })[0]?.phase.name).toBe(
      "done",
    );
  });
});

describe("an upload without a network", () => {
  it("goes on by itself when the network is back, and only where that was the trouble", () => {
    const [away, back] = [false, true].map((online): UploadEvent => ({ type: "network", online }));
    if (!away || !back) throw new Error("there are two");
    expect(reach(failed(true), back)[0]?.phase).toEqual({ name: "waiting" });
    expect(reach(failed(true), away)[0]?.phase.name).toBe("failed");
    expect(reach(failed(false), back)[0]?.phase.name).toBe("failed");
    const [waiting] = reach(sent(4, 1000), away);
    expect(waiting && describeUpload(waiting, 2000)).toContain("The network is away");
    expect(reach(sent(4, 1000), away, back)[0]?.phase).toMatchObject({
      away: false,
      sentBytes: 4,
      samples: [],
    });
  });

  it("says why it stands still", () => {
    const [moving] = reach(sent(4, 1000));
    if (!moving) throw new Error("there is an upload");
    expect(describeUpload(moving, 11_000)).not.toContain("nothing has moved");
    expect(describeUpload(moving, 12_500)).toContain("nothing has moved for 12 s");
  });
});

describe("bytes that were refused", () => {
  it.each([
    [{ status: 0, body: "" }, false, "offline", false],
    [{ status: 0, body: "" }, true, "upload_interrupted", false],
    [{ status: 401, body: "" }, true, "session_expired", false],
    [{ status: 400, body: '{"statusCode":"403","code":"InvalidJWT"}' }, true, "session_expired", false],
    [{ status: 507, body: "" }, true, "disk_full", false],
    [{ status: 413, body: "" }, true, "file_too_large", true],
    [{ status: 410, body: "" }, true, "upload_refused", true],
    [{ status: 503, body: "" }, true, "upload_interrupted", false],
  ])("(%o, online: %s) are told as %s", (refusal, isOnline, code, isFinal) => {
    const told = refusalOf(refusal, isOnline);
    expect(told.code).toBe(code);
    expect(isFinalRefusal(told)).toBe(isFinal);
  });

  it("are sent by one tab at a time", async () => {
    const request = (free: boolean) =>
      ((_: string, __: object, run: (lock: object | null) => unknown) =>
        Promise.resolve().then(() => run(free ? {} : null))) as unknown as LockManager["request"];
    const work = async () => "sent";
    expect(await holdUpload("v", work, { request: request(true) })).toBe("sent");
    const refused = holdUpload("v", work, { request: request(false) });
    await expect(refused).rejects.toMatchObject({ code: "sent_elsewhere" });
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

  it("is done without where the browser has no room for it", () => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    expect(() => keepTicket({ ...store(), setItem: full }, take, ticket)).not.toThrow();
  });

  it("counts as none where what was kept is damaged", () => {
    expect(findTicket({ ...store(), getItem: () => "{not json" }, take)).toBeNull();
    expect(findTicket({ ...store(), getItem: () => '{"videoId":1}' }, take)).toBeNull();
  });
});
