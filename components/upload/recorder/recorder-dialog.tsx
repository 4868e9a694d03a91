"use client";

import { useEffect, useRef } from "react";
import { useNow } from "#components/live/use-now.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatClock } from "#components/ui/format.ts";
import { FramingGuide } from "./framing-guide.tsx";
import { LevelMeter } from "./level-meter.tsx";
import type { RecorderState } from "./recorder-state.ts";
import { useRecorder } from "./use-recorder.ts";

const blockedWords: Record<Extract<RecorderState, { name: "blocked" }>["why"], string> = {
  refused:
    "The browser was not allowed to use the camera and microphone. Allow both for this page (the camera sign in the address bar), then try again.",
  no_device: "No camera or no microphone was found. Plug one in, or record elsewhere and choose the file.",
  in_use: "Another program is using the camera. Close it there, then try again.",
  unsupported:
    "This browser cannot record here: it needs a secure address (https or localhost). Record elsewhere and choose the file.",
};

function Picture({ state, stream }: { state: RecorderState; stream: MediaStream | null }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  const review = state.name === "review";
  return (
    <div className="relative aspect-video bg-screen text-on-screen">
      <video
        ref={video}
        src={review ? state.url : undefined}
        autoPlay={!review}
        controls={review}
        muted={!review}
        playsInline
        className={`absolute inset-0 size-full object-contain ${review ? "" : "-scale-x-100"}`}
      />
      {(state.name === "ready" || state.name === "countdown") && <FramingGuide />}
      {state.name === "asking" && (
        <p className="absolute inset-0 grid place-items-center">Asking for the camera and microphone …</p>
      )}
      {state.name === "countdown" && (
        <p
          aria-live="assertive"
          className="absolute inset-0 grid place-items-center bg-screen/40 font-serif text-score"
        >
          {Math.max(1, state.left)}
        </p>
      )}
    </div>
  );
}

/** Records a take with this machine's camera. Leaving it drops what was not used. */
export default function RecorderDialog(props: { onClose: () => void; onTake: (file: File) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { state, stream, start, stop, again } = useRecorder();
  const now = useNow(state.name === "recording");
  useEffect(() => dialog.current?.showModal(), []);
  const elapsed = state.name === "recording" && now !== null ? (now - state.startedAtMs) / 1000 : 0;

  return (
    <dialog
      ref={dialog}
      aria-label="Record a take"
      onClose={props.onClose}
      className="m-auto w-[min(52rem,calc(100vw-2rem))] rounded-panel bg-paper text-ink shadow-float backdrop:bg-screen/70"
    >
      {state.name === "blocked" ? (
        <p role="alert" className="measure p-6">
          {blockedWords[state.why]}
        </p>
      ) : (
        <Picture state={state} stream={stream} />
      )}
      <div className="flex flex-wrap items-center gap-3 p-4">
        {state.name === "ready" && (
          <button type="button" className={buttonClass.primary} onClick={start}>
            Start in three
          </button>
        )}
        {state.name === "recording" && (
          <>
            <button type="button" className={buttonClass.primary} onClick={stop}>
              Stop
            </button>
            <p className="figures flex items-center gap-2">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-full bg-accent motion-safe:animate-pulse"
              />
              <span className="sr-only">Recording, </span>
              {formatClock(elapsed)}
            </p>
          </>
        )}
        {state.name === "review" && (
          <>
            <button
              type="button"
              className={buttonClass.primary}
              onClick={() => {
                props.onTake(state.file);
                dialog.current?.close();
              }}
            >
              Use this take
            </button>
            <button type="button" className={buttonClass.plain} onClick={again}>
              Record it again
            </button>
          </>
        )}
        {state.name === "blocked" && state.why !== "unsupported" && (
          <button type="button" className={buttonClass.plain} onClick={again}>
            Try again
          </button>
        )}
        {stream && (
          <div className="min-w-32 grow basis-32">
            <LevelMeter stream={stream} />
          </div>
        )}
        <button type="button" className={buttonClass.quiet} onClick={() => dialog.current?.close()}>
          {state.name === "review" || state.name === "recording" ? "Throw it away" : "Close"}
        </button>
      </div>
    </dialog>
  );
}
