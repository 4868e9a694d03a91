import fc from "fast-check";
import { expect, it } from "vitest";
import { assetFilename } from "#lib/assets/asset-filename.ts";

const sha256 = "0123456789abcdef".repeat(4);

it.each([
  ["My talk (final).MP4", "My_talk_final-01234567.mp4"],
  ["Übung.mov", "Ubung-01234567.mov"],
  ["-y.mp4", "y-01234567.mp4"],
  ["concat:x.mp4", "concat_x-01234567.mp4"],
  ["$(rm -rf).mp4", "rm_-rf-01234567.mp4"],
  ["a.mp4.php.mp4", "a_mp4_php-01234567.mp4"],
  ["日本.mp4", "file-01234567.mp4"],
])("%j is kept as %j", (given, kept) => {
  expect(assetFilename(given, sha256)).toBe(kept);
});

it("is plain and short whatever is sent", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), (name) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,110}$/.test(assetFilename(name, sha256)),
    ),
  );
});
