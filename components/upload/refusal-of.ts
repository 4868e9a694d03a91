import { ApiRefusal } from "#components/ui/call-api.ts";

/** An answer of the storage that says no: its status (0 for none) and its text. */
type Refusal = { status: number; body: string };

const sessionWords =
  "Your session has ended. Sign in again in another tab, then try again here: what was sent is kept.";
const awayWords = "The network is away. What was sent is kept, and it goes on by itself when it is back.";
const silentWords =
  "The storage stopped answering. What arrived is kept: try again and it goes on from there.";

/** Whether an answer says that whoever asks is not known any more. The storage says it with 400 and words, too. */
function isSessionRefusal({ status, body }: Refusal): boolean {
  if (status === 401 || status === 403) return true;
  return status === 400 && /invalid_?jwt|jwt expired|unauthorized/i.test(body);
}

export const sessionEnded = () => new ApiRefusal(sessionWords, "session_expired", 401);

/** What to tell of bytes that could not be sent, and whether they may be sent again. */
export function refusalOf(refusal: Refusal, isOnline: boolean): ApiRefusal {
  const { status } = refusal;
  if (!isOnline) return new ApiRefusal(awayWords, "offline", 0);
  if (isSessionRefusal(refusal)) return sessionEnded();
  if (status === 413)
    return new ApiRefusal("The storage takes no file of this size.", "file_too_large", status);
  if (status === 507)
    return new ApiRefusal("The storage is full. Make room, then try again.", "disk_full", status);
  if (status >= 400 && status < 500)
    return new ApiRefusal(
      "The storage refused the file. Try again; the upload then begins anew.",
      "upload_refused",
      status,
    );
  return new ApiRefusal(silentWords, "upload_interrupted", status);
}

/** Whether going on with an upload is of no use, because the server has said no to it for good. */
export function isFinalRefusal(error: unknown): boolean {
  if (!(error instanceof ApiRefusal)) return false;
  const passing = ["session_expired", "sent_elsewhere", "rate_limited"].includes(error.code);
  return !passing && error.status !== 401 && error.status >= 400 && error.status < 500;
}
