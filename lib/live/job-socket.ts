import type { WebSocket } from "ws";
import type { JobSnapshot } from "./job-snapshot.ts";
import type { WatchedJob } from "./watch-job.ts";

const heartbeatMilliseconds = 15_000;
export const closeCodes = { finished: 1000, goingAway: 1001 } as const;

/**
 * Sends a job to a WebSocket: the whole of it at first and on every change, as one text message each, and closes with
 * 1000 after a final state. A peer that reads slowly gets the newest state when it is ready; one that answers no ping
 * is cut off.
 */
export function followOverSocket(socket: WebSocket, watched: WatchedJob): void {
  let waiting: JobSnapshot | null = null;
  let sending = false;
  let isAlive = true;

  function flush(): void {
    if (sending || waiting === null || socket.readyState !== socket.OPEN) return;
    const snapshot = waiting;
    waiting = null;
    sending = true;
    socket.send(snapshot.json, () => {
      sending = false;
      if (snapshot.isFinal) socket.close(closeCodes.finished, "the job has ended");
      else flush();
    });
  }

  const unwatch = watched.follow({
    onSnapshot: (snapshot) => {
      waiting = snapshot;
      flush();
    },
    onGone: () => socket.close(closeCodes.goingAway, "there is nothing more to follow"),
  });
  const beat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMilliseconds);
  socket.on("pong", () => {
    isAlive = true;
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    clearInterval(beat);
    unwatch();
  });
}
