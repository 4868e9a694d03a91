import type { PitchReport } from "#lib/pitch/report.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { type PackedNumbers, packNumbers, unpackNumbers } from "./pack-numbers.ts";

type Marks = PitchReport["marks"];
type Pause = Marks["pauses"][number];
type Shot = Marks["shots"][number];

/** The marks as the sheet shows them. */
export type ShownMarks = {
  speech: TimeRange[];
  pauses: Pause[];
  fillers: (TimeRange & { text: string | null })[];
  shots: (TimeRange & Pick<Shot, "transition">)[];
  eyeContactLosses: TimeRange[];
};

/** The same in a few strings: times as start and end by turns, kinds as a character each. */
export type PackedMarks = {
  speech: PackedNumbers;
  pauses: { times: PackedNumbers; kinds: string; places: string };
  fillers: { times: PackedNumbers; texts: (string | null)[] };
  shots: { times: PackedNumbers; transitions: string };
  eyeContactLosses: PackedNumbers;
};

const kinds = { brief: "b", medium: "m", long: "l" } as const satisfies Record<Pause["kind"], string>;
const places = { boundary: "b", mid_clause: "m" } as const;
const transitions = { start: "s", cut: "c", fade: "f", dissolve: "d" } as const satisfies Record<
  Shot["transition"],
  string
>;

function keyOf<K extends string>(signs: Record<K, string>, sign: string | undefined): K | undefined {
  return (Object.keys(signs) as K[]).find((key) => signs[key] === sign);
}

const packTimes = (ranges: readonly TimeRange[]) =>
  packNumbers(
    ranges.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]),
    4,
  );

function unpackTimes(packed: PackedNumbers): TimeRange[] {
  const times = unpackNumbers(packed);
  return Array.from({ length: times.length / 2 }, (_, index) => ({
    startSeconds: times[2 * index] ?? 0,
    endSeconds: times[2 * index + 1] ?? 0,
  }));
}

export function packMarks({ speech, pauses, fillers, shots, eyeContactLosses }: Marks): PackedMarks {
  return {
    speech: packTimes(speech),
    pauses: {
      times: packTimes(pauses),
      kinds: pauses.map(({ kind }) => kinds[kind]).join(""),
      places: pauses.map(({ place }) => (place === null ? "-" : places[place])).join(""),
    },
    fillers: { times: packTimes(fillers), texts: fillers.map(({ text }) => text) },
    shots: {
      times: packTimes(shots),
      transitions: shots.map(({ transition }) => transitions[transition]).join(""),
    },
    eyeContactLosses: packTimes(eyeContactLosses),
  };
}

export function unpackMarks({ speech, pauses, fillers, shots, eyeContactLosses }: PackedMarks): ShownMarks {
  return {
    speech: unpackTimes(speech),
    pauses: unpackTimes(pauses.times).map((range, index) => ({
      ...range,
      kind: keyOf(kinds, pauses.kinds[index]) ?? "medium",
      place: keyOf(places, pauses.places[index]) ?? null,
    })),
    fillers: unpackTimes(fillers.times).map((range, index) => ({
      ...range,
      text: fillers.texts[index] ?? null,
    })),
    shots: unpackTimes(shots.times).map((range, index) => ({
      ...range,
      transition: keyOf(transitions, shots.transitions[index]) ?? "cut",
    })),
    eyeContactLosses: unpackTimes(eyeContactLosses),
  };
}
