import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import type { Report } from "../report.ts";
import { startBareServer } from "./bare-server.ts";
import { percentile, startBenchStack } from "./bench-stack.ts";
import { sendLargeFile } from "./large-upload.ts";

const megabyte = 1024 * 1024;
const rounds = 12;
/** As curl writes it. The longer it is, the further a reader may leap in its search for it. */
const boundary = "------------------------d74496d66958873e";

/** An MP4 of about this size that no other is like: a clip, and a box of random padding that players skip. */
function padClip(clip: Buffer, bytes: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes - clip.length, 0);
  head.write("free", 4, "latin1");
  return Buffer.concat([clip, head, randomBytes(bytes - clip.length - 8)]);
}

/** Sends a form over a plain socket: seconds until its last byte was taken, and from there to the answer. */
function sendForm(
  url: string,
  file: Buffer,
): Promise<{ sendSeconds: number; waitSeconds: number; answer: string }> {
  const { hostname, port } = new URL(url);
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(part), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const head = `POST /api/upload HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: ${body.length}\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let sentAt = Number.NaN;
    let answer = "";
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(head);
      socket.write(body, () => {
        sentAt = performance.now();
      });
    });
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.on("error", reject).on("close", () => {
      const endedAt = performance.now();
      resolve({ sendSeconds: (sentAt - startedAt) / 1000, waitSeconds: (endedAt - sentAt) / 1000, answer });
    });
  });
}

/** How fast files are taken, how soon they are acknowledged, and what a very large one costs. */
export async function run(report: Report): Promise<void> {
  const folder = await makeTemporaryDirectory();
  const stack = await startBenchStack();
  try {
    const clip = await readFile(await makeClip(join(folder.path, "clip.mp4"), { seconds: 10 }));
    const measure = async (bytes: number, count: number, url = stack.url) => {
      const sent: Awaited<ReturnType<typeof sendForm>>[] = [];
      for (let round = 0; round < count; round += 1) sent.push(await sendForm(url, padClip(clip, bytes)));
      const refused = sent.find((one) => !one.answer.startsWith("HTTP/1.1 200"));
      if (refused) throw new Error(refused.answer.slice(0, 500));
      return sent.slice(1);
    };
    const sent = await measure(17 * megabyte, rounds);
    const speeds = sent.map((one) => 17 / one.sendSeconds);
    const small = sent.map((one) => one.waitSeconds * 1000);
    report("17 MB taken on loopback, p50", percentile(speeds, 0.5), "MB/s", 100);
    report("17 MB acknowledged after its last byte, p50", percentile(small, 0.5), "ms", 500);
    report("17 MB acknowledged after its last byte, slowest", Math.max(...small), "ms", 500);
    const large = (await measure(95 * megabyte, 4)).map((one) => 95 / one.sendSeconds);
    report("95 MB taken on loopback, p50", percentile(large, 0.5), "MB/s", 100);
    const bare = await startBareServer(folder.path);
    const least = (await measure(95 * megabyte, 4, bare.url)).map((one) => 95 / one.sendSeconds);
    bare.stop();
    report("95 MB hashed and written by a bare server, p50", percentile(least, 0.5), "MB/s");
    const { megabytesPerSecond, grownMegabytes, name } = await sendLargeFile(stack, clip, 2040 * megabyte);
    report("2 GB resumable upload", megabytesPerSecond, "MB/s");
    report(`2 GB resumable upload, memory above idle of ${name}`, grownMegabytes, "MB", 300);
  } finally {
    await stack.stop();
    await folder.remove();
  }
}
