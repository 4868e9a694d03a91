import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { framesToEncode, planParts } from "#lib/media/compose/plan-parts.ts";
import { framesIn, planPieces } from "#lib/media/compose/plan-pieces.ts";
import type { VideoPacket } from "#lib/media/compose/video-packets.ts";

/** Groups of pictures in the order of decoding I P B B P B B … */
function packetsOf(groupLengths: number[]): VideoPacket[] {
  let start = 0;
  return groupLengths.flatMap((length) => {
    const order = [0];
    for (let anchor = 3; anchor - 3 < length - 1; anchor += 3) {
      const last = Math.min(anchor, length - 1);
      order.push(last, ...[anchor - 2, anchor - 1].filter((frame) => frame < last));
    }
    const packets = order.map((frame, index) => ({
      frame: start + frame,
      position: 0,
      size: 1,
      isEntry: index === 0,
    }));
    start += length;
    return packets;
  });
}

const range = (startFrame: number, endFrame: number) => ({ startFrame, endFrame });

describe("planPieces", () => {
  const packets = packetsOf([60, 60, 60]);

  it("copies whole groups and encodes what is before and after them", () => {
    expect(planPieces(packets, range(50, 125))).toEqual([
      { kind: "encode", ...range(50, 60) },
      { kind: "copy", ...range(60, 124), firstPacket: 60, packetCount: 64 },
      { kind: "encode", ...range(124, 125) },
    ]);
  });

  it("copies up to where nothing shown before the end is missing", () => {
    expect(planPieces(packets, range(60, 84))[0]).toMatchObject({ kind: "copy", ...range(60, 82) });
    expect(planPieces(packets, range(60, 85))).toEqual([
      { kind: "copy", ...range(60, 85), firstPacket: 60, packetCount: 25 },
    ]);
  });

  it("encodes a range without an entry, and one too short for a seam", () => {
    expect(planPieces(packets, range(70, 110))).toEqual([{ kind: "encode", ...range(70, 110) }]);
    expect(planPieces(packets, range(55, 65))).toEqual([{ kind: "encode", ...range(55, 65) }]);
  });

  it("does not copy over a missing picture", () => {
    const holey = packets.filter((packet) => packet.frame !== 66);
    expect(planPieces(holey, range(60, 120))).toEqual([{ kind: "encode", ...range(60, 120) }]);
  });

  it("covers every range exactly, with copies that decode by themselves", () => {
    const groups = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.nat(300), fc.integer({ min: 1, max: 200 }), (lengths, start, length) => {
        const all = packetsOf(lengths);
        const pieces = planPieces(all, range(start, start + length));
        expect(framesIn(pieces)).toBe(length);
        let at = start;
        for (const piece of pieces) {
          expect(piece.startFrame).toBe(at);
          at = piece.endFrame;
          if (piece.kind === "encode") continue;
          const taken = all.slice(piece.firstPacket, piece.firstPacket + piece.packetCount);
          expect(taken[0]?.isEntry).toBe(true);
          expect(taken.map((packet) => packet.frame).sort((a, b) => a - b)).toEqual(
            Array.from({ length: piece.packetCount }, (_, index) => piece.startFrame + index),
          );
        }
      }),
    );
  });
});

describe("planParts", () => {
  it("gives the frames that neighbours share to one cross-fade", () => {
    const parts = planParts([range(0, 100), range(200, 300), range(400, 500)], 10, null);
    expect(parts.map((part) => part.kind === "encode" && [part.range, part.fadeTo])).toEqual([
      [range(0, 90), null],
      [range(90, 100), range(200, 210)],
      [range(210, 290), null],
      [range(290, 300), range(400, 410)],
      [range(410, 500), null],
    ]);
    expect(parts.reduce((sum, part) => sum + framesToEncode(part), 0)).toBe(280);
  });

  it("begins anew where the picture is framed differently", () => {
    const parts = planParts([range(0, 100), range(200, 300)], 0, null, [0, 40, 100, 150, 299]);
    expect(parts.map((part) => part.kind === "encode" && part.range)).toEqual([
      range(0, 40),
      range(40, 100),
      range(200, 299),
      range(299, 300),
    ]);
  });
});
