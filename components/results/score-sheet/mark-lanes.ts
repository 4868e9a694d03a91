import type { Sprite } from "#lib/ingest/sprite.ts";
import { readPeaks, type Waveform } from "#lib/ingest/waveform.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { nameSections } from "../section-names.ts";
import { type Block, type Lane, readBlocks } from "./lane.ts";
import type { ShownMarks } from "./pack-marks.ts";
import type { Highlight, SheetData } from "./sheet-data.ts";

type Marks = ShownMarks;

const transitions = {
  start: "first shot",
  cut: "after a cut",
  fade: "after a fade",
  dissolve: "after a dissolve",
};

function seconds(range: TimeRange): string {
  return `${(range.endSeconds - range.startSeconds).toFixed(1)} s`;
}

export function shotLane(shots: Marks["shots"]): Lane {
  const blocks = shots.map<Block>((shot, index) => ({
    ...shot,
    tone: index % 2 === 0 ? "soft" : "faint",
    text: `shot ${index + 1}, ${transitions[shot.transition]}`,
  }));
  return { id: "shots", label: "Shots", kind: "blocks", blocks, read: readBlocks(blocks) };
}

function speechBlocks(speech: Marks["speech"], pauses: Marks["pauses"]): Block[] {
  const said = speech.map<Block>((range) => ({ ...range, tone: "ink", text: "speaking" }));
  const silent = pauses.map<Block>((pause) => ({
    ...pause,
    tone: pause.kind === "long" && pause.place === "mid_clause" ? "warn" : "faint",
    text: `${pause.kind} pause, ${seconds(pause)}`,
  }));
  return [...silent, ...said];
}

export function speechLane(speech: Marks["speech"], pauses: Marks["pauses"]): Lane {
  const blocks = speechBlocks(speech, pauses);
  return { id: "speech", label: "Speech", kind: "blocks", blocks, read: readBlocks(blocks) };
}

/** The sound itself, with its pauses and, over it, its fillers. */
export function soundLane(waveform: Waveform, { speech, pauses, fillers }: Marks): Lane {
  const blocks = speechBlocks(speech, pauses);
  const over = fillers.map<Block>((filler) => ({ ...filler, tone: "warn", text: "filler" }));
  const drawn = [...blocks.toReversed(), ...over];
  const sound = { durationSeconds: waveform.durationSeconds, peaks: readPeaks(waveform) };
  return { id: "speech", label: "Sound", kind: "wave", sound, blocks: drawn, read: readBlocks(blocks) };
}

/** The picture in small, as often as there is room for it. */
export function filmLane(sprite: Sprite): Lane {
  return { id: "film", label: "Picture", kind: "film", sprite, read: () => null };
}

/** Where each part of the pitch is said. */
export function chapterLane(chapters: SheetData["chapters"]): Lane {
  const blocks = chapters.map<Block>(({ title, ...range }) => ({ ...range, tone: "ink", text: title }));
  return { id: "sections", label: "Sections", kind: "named", blocks, read: readBlocks(blocks) };
}

/** What the reel is made of. */
export function highlightLane(highlights: readonly Highlight[]): Lane {
  const blocks = highlights.map<Block>(({ score, section, ...range }, index) => ({
    ...range,
    tone: "ink",
    text: `${section === null ? `highlight ${index + 1}` : nameSections(section)}, ${Math.round(score * 100)} of 100`,
  }));
  return { id: "highlights", label: "Highlights", kind: "blocks", blocks, read: readBlocks(blocks) };
}

export function fillerLane(fillers: Marks["fillers"]): Lane {
  const blocks = fillers.map<Block>((filler) => ({
    ...filler,
    tone: "warn",
    text: filler.text === null ? "filler, heard" : `“${filler.text}”`,
  }));
  return { id: "fillers", label: "Fillers", kind: "ticks", blocks, read: readBlocks(blocks, 0.4) };
}

/** Neighbouring samples of the same answer become one stretch. */
function runsOf(values: readonly (number | null)[]): { from: number; to: number; value: number }[] {
  const runs: { from: number; to: number; value: number }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const yes = value >= 0.5 ? 1 : 0;
    const last = runs.at(-1);
    if (last && last.value === yes && last.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, value: yes });
  });
  return runs;
}

export function eyeLane(
  series: { startSeconds: number; stepSeconds: number; values: (number | null)[] },
  losses: readonly TimeRange[],
): Lane {
  const looks = runsOf(series.values)
    .filter((run) => run.value === 1)
    .map<Block>((run) => ({
      startSeconds: series.startSeconds + run.from * series.stepSeconds,
      endSeconds: series.startSeconds + run.to * series.stepSeconds,
      tone: "good",
      text: "on the camera",
    }));
  const away = losses.map<Block>((range) => ({ ...range, tone: "poor", text: `away for ${seconds(range)}` }));
  const blocks = [...looks, ...away];
  return { id: "eyeContact", label: "Eye contact", kind: "blocks", blocks, read: readBlocks(blocks) };
}
