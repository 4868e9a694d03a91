import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@supabase/supabase-js";
import { Upload } from "tus-js-client";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { type BenchStack, listProcesses, readResidentBytes } from "./bench-stack.ts";

const megabyte = 1024 * 1024;
const chunkBytes = 6 * megabyte;
const lookMilliseconds = 100;

/** A valid MP4 of this size, made as it is read: a clip, then a 64-bit box of zeroes. */
function largeFile(clip: Buffer, bytes: number): Readable {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  head.write("free", 4, "latin1");
  head.writeBigUInt64BE(BigInt(bytes - clip.length), 8);
  const piece = Buffer.alloc(megabyte);
  return Readable.from(
    (function* () {
      yield Buffer.concat([clip, head]);
      for (let left = bytes - clip.length - head.length; left > 0; left -= piece.length) {
        yield left < piece.length ? piece.subarray(0, left) : piece;
      }
    })(),
  );
}

async function call(stack: BenchStack, path: string, token: string, body?: unknown) {
  const response = await fetch(new URL(path, stack.url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Sends a file as the pages do and has it verified; answers the speed and the process that grew most meanwhile. */
export async function sendLargeFile(stack: BenchStack, clip: Buffer, bytes: number) {
  const { publishableKey } = await completeKeys();
  const client = createClient(stack.supabaseUrl, publishableKey, { auth: { persistSession: false } });
  const token = (await client.auth.signInAnonymously()).data.session?.access_token ?? "";
  const processes = await listProcesses(stack.launcherPid);
  const idle = new Map(
    await Promise.all(processes.map(async ({ pid }) => [pid, await readResidentBytes(pid)] as const)),
  );
  const grown = new Map(processes.map(({ pid }) => [pid, 0]));
  let done = false;
  const watching = (async () => {
    for (; !done; await sleep(lookMilliseconds)) {
      for (const { pid } of processes) {
        const more = (await readResidentBytes(pid)) - (idle.get(pid) ?? 0);
        grown.set(pid, Math.max(grown.get(pid) ?? 0, more));
      }
    }
  })();
  try {
    const startedAt = performance.now();
    const ticket = await call(stack, "/api/videos", token, { filename: "large.mp4", size_bytes: bytes });
    await new Promise<void>((sent, failed) => {
      new Upload(largeFile(clip, bytes), {
        endpoint: ticket.resumable_url,
        uploadSize: bytes,
        chunkSize: chunkBytes,
        headers: { authorization: `Bearer ${token}`, apikey: publishableKey },
        metadata: {
          bucketName: ticket.bucket,
          objectName: ticket.path,
          contentType: "application/octet-stream",
          cacheControl: "3600",
        },
        onError: failed,
        onSuccess: () => sent(),
      }).start();
    });
    const seconds = (performance.now() - startedAt) / 1000;
    await call(stack, `/api/videos/${ticket.video_id}/complete`, token);
    const most = processes.toSorted((a, b) => (grown.get(b.pid) ?? 0) - (grown.get(a.pid) ?? 0))[0];
    return {
      megabytesPerSecond: bytes / megabyte / seconds,
      grownMegabytes: (grown.get(most?.pid ?? 0) ?? 0) / megabyte,
      name: most?.name ?? "none",
    };
  } finally {
    done = true;
    await watching;
  }
}
