import { AppError } from "#lib/errors.ts";

const asked = ["range", "if-range", "if-none-match", "if-modified-since"];
const passed = ["content-length", "content-range", "accept-ranges", "etag", "last-modified"];

/**
 * Passes a stored file on as it arrives, byte ranges and conditions included, as a download of this name and type.
 * Reading stops when the client goes away.
 * @throws AppError 503 `storage_unavailable`
 */
export async function streamFile(
  request: Request,
  file: { url: string; filename: string; contentType: string },
): Promise<Response> {
  const pick = (from: Headers, names: string[]) =>
    names.flatMap((name): [string, string][] => {
      const value = from.get(name);
      return value === null ? [] : [[name, value]];
    });
  const stored = await fetch(file.url, {
    headers: pick(request.headers, asked),
    signal: request.signal,
  }).catch(() => null);
  if (!stored || ![200, 206, 304, 416].includes(stored.status)) {
    await stored?.body?.cancel();
    throw new AppError(
      "storage_unavailable",
      "The file storage did not answer as expected. Try again in a moment.",
      {
        httpStatus: 503,
        retryable: true,
      },
    );
  }
  const headers = new Headers(pick(stored.headers, passed));
  if (stored.status < 300) {
    headers.set("content-type", file.contentType);
    headers.set("content-disposition", `attachment; filename="${file.filename}"`);
  }
  headers.set("cache-control", "private, no-cache");
  return new Response(stored.body, { status: stored.status, headers });
}
