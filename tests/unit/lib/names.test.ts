import fc from "fast-check";
import { expect, it } from "vitest";
import { snakeCaseKeys } from "#lib/http/snake-case.ts";
import { displayFilename } from "#lib/videos/new-video.ts";

it.each([
  ["../../etc/passwd.mp4", "passwd.mp4"],
  ["C:\\Users\\me\\talk.mov", "talk.mov"],
  ["a\u202Egpj.mp4", "agpj.mp4"],
  ["one\ntwo\u0000.mp4", "onetwo.mp4"],
  ["-y.mp4", "-y.mp4"],
  ["", "video"],
  ["日本語.mp4", "日本語.mp4"],
])("shows %j as %j", (given, shown) => {
  expect(displayFilename(given)).toBe(shown);
});

it("keeps names short enough to store, whatever is sent", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600, unit: "grapheme" }), (name) => {
      const shown = displayFilename(name);
      return shown.length >= 1 && shown.length <= 300 && !/[/\n\r\0]/.test(shown);
    }),
  );
});

it("writes every key of an answer in snake_case and leaves values alone", () => {
  const given = { overallScore: 1, deepList: [{ startSeconds: null }], text: "camelCase" };
  expect(snakeCaseKeys(given)).toEqual({
    overall_score: 1,
    deep_list: [{ start_seconds: null }],
    text: "camelCase",
  });
});
