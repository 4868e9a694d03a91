import { createWriteStream, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Takes one line of one part. */
export type Log = (part: string, line: string) => void;

const limitBytes = 20 * 1024 * 1024;

/**
 * Where the parts' own words go: to LOG_FILE; else to the terminal while developing, and to a file in the state directory
 * in production. A file begins anew once it has grown large.
 */
export async function openLog(
  home: string,
  mode: "production" | "development",
): Promise<{ log: Log; path: string | null }> {
  const chosen = process.env.LOG_FILE;
  if (mode === "development" && !chosen)
    return { log: (part, line) => process.stderr.write(`${part}: ${line}\n`), path: null };
  const path = resolve(chosen || join(home, "logs/pitchquest.log"));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const file = createWriteStream(path, { flags: size > limitBytes ? "w" : "a", mode: 0o600 });
  return { log: (part, line) => file.write(`${part}: ${line}\n`), path };
}
