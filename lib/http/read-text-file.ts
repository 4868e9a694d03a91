import type { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { decodeText } from "#lib/transcripts/decode-text.ts";

export function tooLong(field: string): AppError {
  const words = `The form field "${field}" is longer than 2 MB.`;
  return new AppError("field_too_large", words, { httpStatus: 413 });
}

/** The text of a small file in a form, whatever its encoding. @throws AppError 413 `field_too_large` */
export async function readTextFile(field: string, stream: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLong(field);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}
