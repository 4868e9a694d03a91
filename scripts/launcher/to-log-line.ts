/** As pino numbers its levels. */
const infoLevel = 30;

function findObject(line: string): object | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * A line of a part as JSON that names the part: what was structured stays so, and plain words (of Next, of Node as it
 * dies) become a message.
 * @param now milliseconds, for words that carry no time of their own
 */
export function toLogLine(part: string, line: string, now: number): string {
  return JSON.stringify({ part, ...(findObject(line) ?? { level: infoLevel, time: now, msg: line }) });
}
