import type { TimeRange } from "#lib/signals/measurement.ts";

/** What the controls need of a video element. */
export type Medium = Pick<
  HTMLVideoElement,
  | "currentTime"
  | "paused"
  | "duration"
  | "playbackRate"
  | "preload"
  | "seeking"
  | "play"
  | "pause"
  | "addEventListener"
  | "removeEventListener"
>;

export type Playback = ReturnType<typeof createPlayback>;

const mediaEvents = [
  "play",
  "pause",
  "seeked",
  "timeupdate",
  "ratechange",
  "ended",
  "durationchange",
] as const;

/**
 * The one player of a page: everything that shows or moves the playhead goes through here. Listeners hear of every
 * drawn frame while it plays. A range played stops at its end, and is forgotten when somebody seeks elsewhere.
 */
export function createPlayback(nextFrame: (run: () => void) => void) {
  const listeners = new Set<() => void>();
  let medium: Medium | null = null;
  let range: TimeRange | null = null;
  /** Where to go once the medium has got to where it is going: scrubbing asks faster than a medium seeks. */
  let wanted: number | null = null;
  let drawing = false;

  const notify = () => {
    for (const listener of listeners) listener();
  };
  function draw() {
    if (medium === null || medium.paused) {
      drawing = false;
      return;
    }
    if (range && wanted === null && medium.currentTime >= range.endSeconds) medium.pause();
    notify();
    nextFrame(draw);
  }
  function changed() {
    if (wanted !== null && medium && !medium.seeking) {
      medium.currentTime = wanted;
      wanted = null;
    }
    notify();
    if (!drawing && medium && !medium.paused) {
      drawing = true;
      nextFrame(draw);
    }
  }
  /** Asks for as much of the medium as shows one of its pictures. */
  function prepare() {
    if (medium) medium.preload = "metadata";
  }
  function move(seconds: number) {
    if (medium === null) return;
    prepare();
    const end = Number.isFinite(medium.duration) ? medium.duration : seconds;
    const target = Math.min(Math.max(0, seconds), end);
    if (medium.seeking) wanted = target;
    else medium.currentTime = target;
    notify();
  }
  // A refused play() (no sound allowed yet, source gone) leaves the player paused, and the page shows that.
  const play = () => void medium?.play().catch(notify);

  return {
    attach(element: Medium): () => void {
      medium = element;
      for (const event of mediaEvents) element.addEventListener(event, changed);
      return () => {
        for (const event of mediaEvents) element.removeEventListener(event, changed);
        if (medium === element) [medium, wanted] = [null, null];
      };
    },
    prepare,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getTime: () => wanted ?? medium?.currentTime ?? 0,
    isPlaying: () => medium !== null && !medium.paused,
    getRate: () => medium?.playbackRate ?? 1,
    getRange: () => range,
    seek(seconds: number) {
      range = null;
      move(seconds);
    },
    skip(seconds: number) {
      range = null;
      move((wanted ?? medium?.currentTime ?? 0) + seconds);
    },
    setRate(rate: number) {
      if (medium) medium.playbackRate = rate;
    },
    toggle() {
      if (medium?.paused) play();
      else medium?.pause();
    },
    pause() {
      medium?.pause();
    },
    playRange(wanted: TimeRange) {
      range = wanted;
      move(wanted.startSeconds);
      play();
    },
  };
}
