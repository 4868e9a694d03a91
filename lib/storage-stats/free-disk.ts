import { statfs } from "node:fs/promises";
import { getEnv } from "#lib/env.ts";

/** Bytes that are free where this server keeps what it works on. */
export async function freeDiskBytes(): Promise<number> {
  const { bavail, bsize } = await statfs(getEnv().PITCHQUEST_HOME);
  return bavail * bsize;
}
