import { createWriteStream, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Takes one line of one part. */
export type Log = (part: string, line: string) => void;

const limitBytes = 20 * 1024 * 1024;

/**
 * Where the parts' own words go: to the terminal while developing, else to a file in the state directory, which begins
 * anew once it has grown large.
 */
export async function openLog(
  home: string,
  mode: "production" | "development",
): Promise<{ log: Log; path: string | null }> {
  if (mode === "development")
    return { log: (part, line) => process.stderr.write(`${part}: ${line}\n`), path: null };
  const folder = join(home, "logs");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "pitchquest.log");
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const file = createWriteStream(path, { flags: size > limitBytes ? "w" : "a", mode: 0o600 });
  return { log: (part, line) => file.write(`${part}: ${line}\n`), path };
}
