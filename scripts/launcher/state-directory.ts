import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Where everything lives that must survive a restart: PITCHQUEST_HOME, else a place of this user's own. */
export function stateDirectory(): string {
  if (process.env.PITCHQUEST_HOME) return resolve(process.env.PITCHQUEST_HOME);
  const isRoot = process.getuid?.() === 0;
  return isRoot ? "/var/lib/pitchquest" : join(homedir(), ".local/state/pitchquest");
}

/** A socket named after the directory: the system frees it with its process, however that ends. */
function lockAddress(directory: string): string {
  const name = `pitchquest-${createHash("sha256").update(directory).digest("hex").slice(0, 16)}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function askHolder(address: string): Promise<string | null> {
  return new Promise((answer) => {
    const socket = connect(address);
    let words = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
    });
    socket.on("end", () => answer(words));
    socket.on("error", () => answer(null));
  });
}

function listen(address: string, words: string): Promise<Server | null> {
  return new Promise((answer, fail) => {
    const server = createServer((socket) => socket.end(words));
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? answer(null) : fail(error),
    );
    server.listen(address, () => answer(server.unref()));
  });
}

/**
 * Makes the state directory this process's own until it ends.
 * @throws Error that says who holds it
 */
export async function lockStateDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const address = lockAddress(directory);
  const words = `process ${process.pid}, since ${new Date().toISOString()}`;
  if (await listen(address, words)) return;
  const holder = await askHolder(address);
  if (holder === null && !address.startsWith("\0")) {
    await rm(address, { force: true });
    if (await listen(address, words)) return;
  }
  throw new Error(
    `PitchQuest is running already on ${directory} (${holder ?? "unknown process"}). Stop it first, or set PITCHQUEST_HOME to another directory.`,
  );
}
