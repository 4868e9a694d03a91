import type { GoneVideo } from "#lib/videos/gone-videos.ts";

/** What the address of a video tells that is not there any more. */
export function describeGone(state: GoneVideo["state"]): { title: string; text: string } {
  switch (state) {
    case "trashed":
      return {
        title: "This take is in the trash",
        text: "It was deleted a moment ago. Its files are removed for good ten minutes after that; until then it can be brought back.",
      };
    case "deleted":
      return {
        title: "This take was deleted",
        text: "The recording, its results and every file of it are gone for good. They cannot be brought back.",
      };
    case "expired":
      return {
        title: "This take has expired",
        text: "It came by a session, which is kept for a while only. The recording and its results were removed when that time was over. A take that is sent from the first page stays.",
      };
    case "abandoned":
      return {
        title: "This upload was never completed",
        text: "What had arrived of it was removed after a day. Choose the file again on the first page to send it anew.",
      };
  }
}
