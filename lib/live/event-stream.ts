import type { JobSnapshot } from "./job-snapshot.ts";
import type { WatchedJob } from "./watch-job.ts";

const heartbeatMilliseconds = 15_000;
const encoder = new TextEncoder();
/** How soon a client comes back when the connection breaks. */
const opening = encoder.encode("retry: 2000\n\n");
const heartbeat = encoder.encode(": heartbeat\n\n");

/** The bytes of a state are the same for all who watch it: made once, held as long as it is the newest. */
let newest: { snapshot: JobSnapshot; bytes: Uint8Array } | null = null;

function encode(snapshot: JobSnapshot): Uint8Array {
  if (newest?.snapshot !== snapshot) {
    newest = { snapshot, bytes: encoder.encode(`id: ${snapshot.version}\ndata: ${snapshot.json}\n\n`) };
  }
  return newest.bytes;
}

/** One client's events. One that reads slowly gets the newest state when it is ready, and no backlog is kept for it. */
function streamEvents(watched: WatchedJob, seen: string | null): ReadableStream<Uint8Array> {
  let waiting: JobSnapshot | null = null;
  let ending = false;
  let closed = false;
  let release = () => {};

  function stop(): void {
    closed = true;
    release();
  }

  /** Called again by `enqueue` itself where the reader is waiting, hence the care for what is set when. */
  function flush(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (waiting && !closed && (controller.desiredSize ?? 0) > 0) {
      const snapshot = waiting;
      waiting = null;
      ending ||= snapshot.isFinal;
      controller.enqueue(encode(snapshot));
    }
    if (closed || !ending || waiting) return;
    stop();
    controller.close();
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(opening);
      const beat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(heartbeat);
      }, heartbeatMilliseconds);
      const unwatch = watched.follow({
        seen,
        onSnapshot: (snapshot) => {
          waiting = snapshot;
          flush(controller);
        },
        onGone: () => {
          ending = true;
          flush(controller);
        },
      });
      release = () => {
        clearInterval(beat);
        unwatch();
      };
    },
    pull: flush,
    cancel: stop,
  });
}

/**
 * Server-Sent Events of a job: the whole job at first and on every change, a comment each 15 s, the end at a final
 * state. Who names as `Last-Event-ID` what is still true hears nothing twice; after the final state the answer is 204,
 * which tells an EventSource to stop.
 */
export function eventStream(watched: WatchedJob, lastEventId: string | null): Response {
  const { snapshot } = watched;
  if (snapshot.isFinal && snapshot.version === lastEventId) return new Response(null, { status: 204 });
  return new Response(streamEvents(watched, lastEventId), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // No proxy, nor the compression of this server, may hold events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
