import { extname } from "node:path";

const stemLength = 80;
const suffixLength = 8;

/**
 * A name that is safe in every file system, shell and address, and tells contents apart: plain ASCII of the sender's
 * own name, then the beginning of the SHA-256.
 */
export function assetFilename(filename: string, sha256: string): string {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^A-Za-z0-9._-]+/g, "_");
  const extension = plain(extname(filename).toLowerCase()).slice(0, 10);
  const stem = plain(filename.slice(0, filename.length - extname(filename).length))
    .replace(/\.+/g, "_")
    .replace(/^[-_]+|[-_]+$/g, "")
    .slice(0, stemLength);
  return `${stem || "file"}-${sha256.slice(0, suffixLength)}${extension}`;
}
