import { expect, it } from "vitest";
import { formatValue } from "#lib/pitch/format-value.ts";

it.each([
  [0.0314, "shoulder widths/s", "0.031 shoulder widths/s"],
  [0, "%", "0 %"],
  [0.04, "%", "0.04 %"],
  [-23.46, "LUFS", "-23.5 LUFS"],
  [0.613, "ratio", "61 %"],
  [2, "count", "2"],
  [1234.5, "variance", "1234.5 variance"],
])("writes %d %s as people do", (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});
