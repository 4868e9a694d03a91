import { setFlagsFromString } from "node:v8";

let working = 0;

function setGrowth(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/**
 * Lets the heap double while something runs that makes much short-lived waste: by its own reckoning V8 is in haste as soon
 * as a file's buffers come in, ends its marking at once, and everybody else waits for that.
 */
export async function withHeapRoom<T>(work: () => Promise<T>): Promise<T> {
  if (working++ === 0) setGrowth(100);
  try {
    return await work();
  } finally {
    // V8's own reckoning again.
    if (--working === 0) setGrowth(0);
  }
}
