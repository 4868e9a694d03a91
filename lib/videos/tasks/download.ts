import { download } from "../download.ts";
import { type Fingerprint, startFingerprint } from "../fingerprint.ts";

export type DownloadInput = { url: string; path: string };

/** Runs in a thread: takes a file to disk and measures its bytes as they pass. */
export default async function measureDownload({ url, path }: DownloadInput): Promise<Fingerprint> {
  const { add, result } = startFingerprint();
  await download(url, path, { look: add });
  return result();
}
