import { ApiRefusal } from "#components/ui/call-api.ts";

type Locks = Pick<LockManager, "request">;

/**
 * Does `work` as the only tab that sends this video. Where the browser has no locks, the storage's own still keep two
 * senders apart.
 * @throws ApiRefusal `sent_elsewhere` where another tab is at it
 */
export async function holdUpload<T>(
  videoId: string,
  work: () => Promise<T>,
  locks: Locks | undefined = globalThis.navigator?.locks,
): Promise<T> {
  if (!locks) return work();
  return locks.request(`pitchquest.upload.${videoId}`, { ifAvailable: true }, (lock) => {
    if (lock) return work();
    throw new ApiRefusal(
      "This file is being uploaded in another tab. Follow it there, or close that tab and try again here.",
      "sent_elsewhere",
      409,
    );
  }) as Promise<T>;
}
