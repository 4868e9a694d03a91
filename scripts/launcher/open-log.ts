import { createWriteStream, openSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { toLogLine } from "./to-log-line.ts";

/** Takes one line of one part. */
export type Log = (part: string, line: string) => void;

const limitBytes = 20 * 1024 * 1024;

/** @throws Error naming the variable, where a person has chosen the file */
async function openFile(path: string, isChosen: boolean): Promise<number> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return openSync(path, size > limitBytes ? "w" : "a", 0o600);
  } catch (error) {
    if (!isChosen) throw error;
    throw new Error(`The configuration is not usable.\n  LOG_FILE: ${(error as Error).message}`);
  }
}

/**
 * Where the parts' own words go: to LOG_FILE; else to the terminal while developing, and to a file in the state directory
 * in production. A file has one JSON object a line, and begins anew once it has grown large.
 * @throws Error where the file cannot be written
 */
export async function openLog(
  home: string,
  mode: "production" | "development",
): Promise<{ log: Log; path: string | null }> {
  const chosen = process.env.LOG_FILE;
  if (mode === "development" && !chosen)
    return { log: (part, line) => process.stderr.write(`${part}: ${line}\n`), path: null };
  const path = resolve(chosen || join(home, "logs/pitchquest.log"));
  const file = createWriteStream(path, { fd: await openFile(path, Boolean(chosen)) });
  return { log: (part, line) => file.write(`${toLogLine(part, line, Date.now())}\n`), path };
}
