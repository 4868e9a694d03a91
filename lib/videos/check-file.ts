import { extname } from "node:path";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

export const bytesPerMegabyte = 1024 * 1024;

/** Music and voice-overs; what is in them is decided by their content afterwards. */
export const audioExtensions = [".mp3", ".wav", ".flac", ".ogg", ".m4a"];

/** The file name endings that are taken. A name decides nothing more than that; the content does. */
export function allowedExtensions(kind: "video" | "audio"): string[] {
  return kind === "video" ? getEnv().ALLOWED_EXTENSIONS : audioExtensions;
}

/** @throws AppError 400 `invalid_file_type` */
export function checkExtension(filename: string, kind: "video" | "audio" = "video"): void {
  const allowed = allowedExtensions(kind);
  if (allowed.includes(extname(filename).toLowerCase())) return;
  throw new AppError("invalid_file_type", `Invalid file type. Allowed: ${allowed.join(", ")}`);
}

export function fileTooLarge(bytes: number, maxMegabytes: number): AppError {
  // One byte too many must not read as exactly the limit.
  const size = Math.max(bytes / bytesPerMegabyte, maxMegabytes + 0.1).toFixed(1);
  return new AppError("file_too_large", `File too large (${size}MB). Max: ${maxMegabytes}MB`);
}

/** @throws AppError 400 `file_too_large` */
export function checkSize(bytes: number, maxMegabytes: number): void {
  if (bytes > maxMegabytes * bytesPerMegabyte) throw fileTooLarge(bytes, maxMegabytes);
}
