import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (options?: { type: "minor" }) => void;

/**
 * V8's collector, for what it would leave lying for long. Not by a flag of the process: one is also started without the
 * launcher, and what is kept compiled is kept for the flags in force, so this one does not stay.
 */
export function findCollector(): Collect {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as Collect;
  setFlagsFromString("--no-expose-gc");
  return collect;
}
