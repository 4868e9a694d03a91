"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { nameOfTake, recordingTypes, reduceRecorder, whyBlocked } from "./recorder-state.ts";

function supportedType() {
  if (typeof MediaRecorder === "undefined" || !navigator.mediaDevices) return null;
  return recordingTypes.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType)) ?? null;
}

/** Camera, countdown, recording and review. The camera is let go as soon as nothing needs it. */
export function useRecorder() {
  const [state, dispatch] = useReducer(reduceRecorder, { name: "asking" });
  const [stream, setStream] = useState<MediaStream | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const asking = state.name === "asking";

  useEffect(() => {
    if (!asking) return;
    let left = false;
    if (!supportedType()) {
      dispatch({ type: "blocked", why: "unsupported" });
      return;
    }
    navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 } }, audio: true })
      .then((granted) => {
        if (left) for (const track of granted.getTracks()) track.stop();
        else {
          setStream(granted);
          dispatch({ type: "granted" });
        }
      })
      .catch((error: unknown) => {
        const name = error instanceof DOMException ? error.name : "";
        if (!left) dispatch({ type: "blocked", why: whyBlocked(name) });
      });
    return () => {
      left = true;
    };
  }, [asking]);

  useEffect(
    () => () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    },
    [stream],
  );
  const reviewed = state.name === "review" ? state.url : null;
  useEffect(() => (reviewed === null ? undefined : () => URL.revokeObjectURL(reviewed)), [reviewed]);

  const left = state.name === "countdown" ? state.left : null;
  useEffect(() => {
    if (left === null || !stream) return;
    if (left > 0) {
      const timer = setTimeout(() => dispatch({ type: "tick" }), 1000);
      return () => clearTimeout(timer);
    }
    const type = supportedType();
    if (!type) return;
    const pieces: Blob[] = [];
    const made = new MediaRecorder(stream, { mimeType: type.mimeType });
    made.ondataavailable = (event) => pieces.push(event.data);
    made.onstop = () => {
      const file = new File(pieces, nameOfTake(new Date(), type.extension), {
        type: type.mimeType.split(";")[0],
      });
      setStream(null);
      dispatch({ type: "taken", file, url: URL.createObjectURL(file) });
    };
    made.start(1000);
    recorder.current = made;
    dispatch({ type: "began", atMs: Date.now() });
  }, [left, stream]);

  return {
    state,
    stream,
    start: () => dispatch({ type: "start" }),
    stop: () => recorder.current?.stop(),
    again: () => dispatch({ type: "again" }),
  };
}
