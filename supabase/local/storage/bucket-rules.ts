import type { BucketRow } from "./storage-context.ts";
import { invalidRequest, tooLarge, wrongType } from "./storage-error.ts";

/** No object may be larger, whatever its bucket says. */
const maximumObjectBytes = 50 * 1024 ** 3;

const units: Record<string, number> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** `"20mb"` or a number of bytes; null lifts the limit. */
export function parseSizeLimit(value: unknown): number | null | undefined {
  if (value === undefined) return undefined;
  if (value === null) return null;
  const [, amount = "", unit = "b"] = /^(\d+(?:\.\d+)?)\s*([kmg]?i?b)?$/i.exec(String(value)) ?? [];
  const factor = units[unit.toLowerCase()];
  if (amount === "" || factor === undefined) throw invalidRequest("Invalid file size limit");
  return Math.round(Number(amount) * factor);
}

export function sizeLimitOf({ file_size_limit: limit }: BucketRow): number {
  return limit === null ? maximumObjectBytes : Math.min(Number(limit), maximumObjectBytes);
}

/** @throws HttpError 413 for a length known to be too large. */
export function assertSizeAllowed(bucket: BucketRow, lengthBytes: number): void {
  if (lengthBytes > sizeLimitOf(bucket)) throw tooLarge();
}

/** @throws HttpError 415 unless the bucket takes this type: `video/mp4` matches itself and `video/*`. */
export function assertTypeAllowed({ allowed_mime_types: allowed }: BucketRow, contentType: string): void {
  if (!allowed || allowed.length === 0) return;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const isAllowed = allowed.some((pattern) => {
    const wanted = pattern.trim().toLowerCase();
    return (
      wanted === type || wanted === "*/*" || (wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1)))
    );
  });
  if (!isAllowed) throw wrongType(type);
}
