import type { DownloadFormat } from "#lib/exports/formats.ts";

export type DownloadGroup = {
  name: string;
  /** Why there is nothing in it; null where there is. */
  because: string | null;
  files: { label: string; path: string }[];
};

/** What there is to write of a take. */
export type Written = {
  videoId: string;
  hasWords: boolean;
  hasChapters: boolean;
  reelJobId: string | null;
};

/** What can be saved of a take: files by what they are for, with the reason where a group is empty. */
export function listDownloads({ videoId, hasWords, hasChapters, reelJobId }: Written): DownloadGroup[] {
  const file = (format: DownloadFormat, label: string, ofReel = false) => ({
    label,
    path: `/api/videos/${videoId}/exports/${format}${ofReel && reelJobId ? `?reel_job_id=${reelJobId}` : ""}`,
  });
  return [
    {
      name: "Scores",
      because: null,
      files: [
        { label: "JSON, everything", path: `/api/results/${videoId}` },
        file("scores", "CSV, every measure"),
      ],
    },
    {
      name: "Words",
      because: hasWords ? null : "nothing was written down of this take",
      files: hasWords ? [file("srt", "SRT captions"), file("vtt", "WebVTT captions")] : [],
    },
    {
      name: "Chapters",
      because: hasChapters ? null : "no part of a pitch was recognised in it",
      files: hasChapters ? [file("chapters", "WebVTT chapters"), file("ffmetadata", "FFmpeg metadata")] : [],
    },
    {
      name: "Edit list of the reel",
      because: reelJobId ? null : "there is no reel yet",
      files: reelJobId
        ? [
            file("edl", "EDL (CMX 3600)", true),
            file("fcpxml", "FCPXML", true),
            file("otio", "OpenTimelineIO", true),
            file("csv", "CSV of its segments", true),
            file("srt", "SRT captions of the reel", true),
          ]
        : [],
    },
  ];
}
