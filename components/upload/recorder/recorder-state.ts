export const countdownSeconds = 3;

export type RecorderState =
  | { name: "asking" }
  /** No camera or microphone to use, and why. */
  | { name: "blocked"; why: "refused" | "no_device" | "in_use" | "unsupported" }
  | { name: "ready" }
  | { name: "countdown"; left: number }
  | { name: "recording"; startedAtMs: number }
  | { name: "review"; file: File; url: string };

export type RecorderEvent =
  | { type: "granted" }
  | { type: "blocked"; why: Extract<RecorderState, { name: "blocked" }>["why"] }
  | { type: "start" }
  | { type: "tick" }
  | { type: "began"; atMs: number }
  | { type: "taken"; file: File; url: string }
  | { type: "again" };

/** What the recorder shows next; an event that does not belong to the state changes nothing. */
export function reduceRecorder(state: RecorderState, event: RecorderEvent): RecorderState {
  switch (event.type) {
    case "granted":
      return { name: "ready" };
    case "blocked":
      return { name: "blocked", why: event.why };
    case "start":
      return state.name === "ready" ? { name: "countdown", left: countdownSeconds } : state;
    case "tick":
      return state.name === "countdown" && state.left > 0 ? { ...state, left: state.left - 1 } : state;
    case "began":
      return state.name === "countdown" ? { name: "recording", startedAtMs: event.atMs } : state;
    case "taken":
      return state.name === "recording" ? { name: "review", file: event.file, url: event.url } : state;
    case "again":
      return state.name === "review" || state.name === "blocked" ? { name: "asking" } : state;
  }
}

/** Why the browser gave no camera, from the name of its error. */
export function whyBlocked(errorName: string): Extract<RecorderState, { name: "blocked" }>["why"] {
  if (errorName === "NotAllowedError" || errorName === "SecurityError") return "refused";
  if (errorName === "NotFoundError" || errorName === "OverconstrainedError") return "no_device";
  return "in_use";
}

/** What this browser can write, best first: what it can play everywhere before what only some can. */
export const recordingTypes = [
  { mimeType: "video/mp4;codecs=avc1.42E01E,mp4a.40.2", extension: "mp4" },
  { mimeType: "video/webm;codecs=vp9,opus", extension: "webm" },
  { mimeType: "video/webm;codecs=vp8,opus", extension: "webm" },
  { mimeType: "video/webm", extension: "webm" },
  { mimeType: "video/mp4", extension: "mp4" },
] as const;

/** "take-2026-11-21-0746.webm" */
export function nameOfTake(now: Date, extension: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `take-${day}-${two(now.getHours())}${two(now.getMinutes())}.${extension}`;
}
