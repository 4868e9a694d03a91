import { nearestFrame } from "#lib/media/frame-rate.ts";
import { plainLine } from "./clock.ts";
import { type EditEvent, type ExportView, listEvents } from "./export-view.ts";

/** OpenTimelineIO: a track of clips for the picture, one for the sound; the media lies beside the file. */
export function writeOtio(view: ExportView): string {
  const rate = view.rate.numerator / view.rate.denominator;
  const time = (value: number) => ({ OTIO_SCHEMA: "RationalTime.1", rate, value });
  const range = (start: number, frames: number) => ({
    OTIO_SCHEMA: "TimeRange.1",
    start_time: time(start),
    duration: time(frames),
  });
  const filename = plainLine(view.filename);
  // Clip.1: every version of the library reads it, and the newer ones turn it into their own.
  const clip = ({ label, sourceStart, frames }: EditEvent) => ({
    OTIO_SCHEMA: "Clip.1",
    metadata: {},
    name: plainLine(label),
    source_range: range(sourceStart, frames),
    effects: [],
    markers: [],
    media_reference: {
      OTIO_SCHEMA: "ExternalReference.1",
      metadata: {},
      name: filename,
      available_range: range(0, Math.max(1, nearestFrame(view.durationSeconds, view.rate))),
      target_url: encodeURIComponent(plainLine(view.filename)),
    },
  });
  const events = listEvents(view);
  const track = (kind: "Video" | "Audio") => ({
    OTIO_SCHEMA: "Track.1",
    metadata: {},
    name: kind,
    source_range: null,
    effects: [],
    markers: [],
    children: events.map(clip),
    kind,
  });
  const timeline = {
    OTIO_SCHEMA: "Timeline.1",
    metadata: {},
    name: plainLine(view.title),
    global_start_time: null,
    tracks: {
      OTIO_SCHEMA: "Stack.1",
      metadata: {},
      name: "tracks",
      source_range: null,
      effects: [],
      markers: [],
      children: [...(view.picture ? [track("Video")] : []), ...(view.sound ? [track("Audio")] : [])],
    },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
