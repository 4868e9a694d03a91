import { IncomingMessage } from "node:http";
import { PassThrough, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AppError } from "#lib/errors.ts";

/** How long a sender may be silent. */
const stallMilliseconds = 30_000;
const pieceBytes = 1024 * 1024;

/** The body of a request of Node's, as a stream that may fail without taking the connection, and its answer, with it. */
function openRawBody(request: IncomingMessage): Readable {
  const body = new PassThrough({ highWaterMark: pieceBytes });
  const breakOff = () => request.complete || body.destroy(new Error("The connection broke off."));
  if (request.destroyed) breakOff();
  request.once("close", breakOff);
  return request.pipe(body);
}

/** The body of a request, ended with AppError 408 `upload_stalled` where its sender falls silent. */
export function openBody(source: IncomingMessage | NonNullable<Request["body"]>): Readable {
  const readable =
    source instanceof IncomingMessage ? openRawBody(source) : Readable.fromWeb(source as ReadableStream);
  const silence = setTimeout(() => {
    const stalled = "The upload stood still for half a minute and was given up. Send it again.";
    readable.destroy(new AppError("upload_stalled", stalled, { httpStatus: 408, retryable: true }));
  }, stallMilliseconds);
  readable.on("data", () => silence.refresh());
  // It may be given up after everybody has stopped listening.
  readable.on("error", () => undefined);
  readable.once("close", () => clearTimeout(silence));
  return readable;
}
