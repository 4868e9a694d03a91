import { describe, expect, it } from "vitest";
import { toLogLine } from "#scripts/launcher/to-log-line.ts";

const read = (line: string) => JSON.parse(toLogLine("Web", line, 1_700_000_000_000));

describe("toLogLine", () => {
  it("leaves what is structured as it is and adds the part", () => {
    const line = JSON.stringify({ level: 50, time: 1, requestId: "a", msg: "request failed" });
    expect(read(line)).toEqual({ part: "Web", level: 50, time: 1, requestId: "a", msg: "request failed" });
  });

  it.each(["Ready in 2s", "{ not json", '{"cut": "of', "", '"quoted"', "line with \u2028 separators"])(
    "makes a message of %j, on one line",
    (line) => {
      expect(read(line)).toEqual({ part: "Web", level: 30, time: 1_700_000_000_000, msg: line });
      expect(toLogLine("Web", line, 0)).not.toContain("\n");
    },
  );
});
