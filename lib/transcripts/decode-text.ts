/** Share of zero bytes at even or odd places that tells UTF-16 without a byte order mark. */
const zeroShare = 0.3;

function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros.map((count) => (2 * count) / Math.max(1, sample.length));
  if (odd > zeroShare && even < odd / 4) return "utf-16le";
  return even > zeroShare && odd < even / 4 ? "utf-16be" : null;
}

/**
 * The text of a file that does not say how it is encoded: by its byte order mark, else by its zero bytes (UTF-16),
 * else UTF-8, and where it is not valid UTF-8, Windows-1252 (which holds Latin-1).
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const utf16 = guessUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
