"use client";

import { useEffect, useEffectEvent, useReducer, useRef } from "react";
import { useOnline } from "#components/live/use-online.ts";
import { ApiRefusal, messageOf } from "#components/ui/call-api.ts";
import { usePublicConfig } from "#components/ui/public-config.tsx";
import type { ByteStream } from "./send-bytes.ts";
import { isUnderWay, nextToSend, reduceUploads, type Upload } from "./upload-state.ts";
import type { Wish } from "./wish.ts";

type Sending = { stream: ByteStream | null; abort: AbortController };

/** The queue of uploads of this page: one under way at a time; leaving the page pauses, choosing the file goes on. */
export function useUploads(onDone: (videoId: string, others: number) => void) {
  const config = usePublicConfig();
  const [uploads, dispatch] = useReducer(reduceUploads, []);
  const sending = useRef(new Map<string, Sending>());
  const count = useRef(0);
  const finish = useEffectEvent((videoId: string) => onDone(videoId, uploads.length - 1));

  const next = nextToSend(uploads);
  useEffect(() => {
    if (!next || sending.current.has(next.id)) return;
    const { id, file, captions, wish } = next;
    const own: Sending = { stream: null, abort: new AbortController() };
    const listener = {
      onMove: (to: "opening" | "finalising" | "starting") => dispatch({ type: "moved", id, to }),
      onSent: (bytes: number) => dispatch({ type: "sent", id, bytes, atMs: Date.now() }),
      onStream: (stream: ByteStream) => {
        own.stream = stream;
      },
    };
    sending.current.set(id, own);
    async function send() {
      const { sendVideo, NotStarted } = await import("./send-video.ts");
      try {
        const videoId = await sendVideo({ file, captions, wish }, config, listener, own.abort.signal);
        dispatch({ type: "done", id, videoId });
        finish(videoId);
      } catch (error) {
        const stored = error instanceof NotStarted;
        const canRetry = !stored && !(error instanceof ApiRefusal && error.isFinal);
        const message = stored ? `The recording is stored. ${messageOf(error.cause)}` : messageOf(error);
        const awaitsNetwork = canRetry && !navigator.onLine;
        const videoId = stored ? error.videoId : null;
        dispatch({ type: "failed", id, message, videoId, canRetry, awaitsNetwork });
      } finally {
        sending.current.delete(id);
      }
    }
    void send();
  }, [next, config]);

  const online = useOnline();
  const heed = useEffectEvent((isOnline: boolean) => {
    for (const { id, phase } of uploads) {
      if (phase.name !== "uploading" || phase.paused || phase.away !== isOnline) continue;
      const stream = sending.current.get(id)?.stream;
      // A request without a network may hang for minutes: it is dropped, and asked anew when there is one.
      if (isOnline) stream?.resume();
      else stream?.pause();
    }
    dispatch({ type: "network", online: isOnline });
  });
  useEffect(() => heed(online), [online]);

  const busy = uploads.some((upload) => isUnderWay(upload));
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [busy]);
  useEffect(() => {
    const open = sending.current;
    return () => {
      for (const { stream } of open.values()) stream?.pause();
    };
  }, []);

  return {
    uploads,
    add(recordings: { file: File; captions: File | null }[], wish: Wish) {
      const added = recordings.map<Upload>((recording) => {
        count.current += 1;
        return { ...recording, wish, id: `upload-${count.current}`, phase: { name: "waiting" } };
      });
      dispatch({ type: "added", uploads: added });
    },
    pause(id: string) {
      sending.current.get(id)?.stream?.pause();
      dispatch({ type: "paused", id });
    },
    resume(id: string) {
      sending.current.get(id)?.stream?.resume();
      dispatch({ type: "resumed", id });
    },
    retry: (id: string) => dispatch({ type: "retried", id }),
    cancel(id: string) {
      sending.current.get(id)?.abort.abort();
      dispatch({ type: "removed", id });
    },
  };
}
