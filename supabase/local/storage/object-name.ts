import { invalidKey } from "./storage-error.ts";

const maximumBytes = 1024;
/** The characters that the real service takes: what every object store and URL survives. */
const namePattern = /^[\w/!\-.*'() &$@=;:+,?]+$/;

/** @throws HttpError 400 InvalidKey for a name that could not be stored or would be another one in a URL. */
export function assertObjectName(name: string): void {
  const isPlain = namePattern.test(name) && !name.split("/").some((part) => part === "." || part === "..");
  if (!isPlain || name.startsWith("/") || name.endsWith("/") || Buffer.byteLength(name) > maximumBytes) {
    throw invalidKey(name);
  }
}

/** @throws HttpError 400 InvalidKey. */
export function assertBucketName(name: string): void {
  if (!namePattern.test(name) || name.includes("/") || name.length > 100) throw invalidKey(name);
}
