import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Gives back what only the start of this process needed: left to itself, V8 keeps it until much more has come. */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
