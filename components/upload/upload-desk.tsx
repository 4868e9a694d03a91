"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { joinWords } from "#components/ui/format.ts";
import { usePublicConfig } from "#components/ui/public-config.tsx";
import { EmptySheet } from "./empty-sheet.tsx";
import { FileChoice } from "./file-choice.tsx";
import { SampleButton } from "./sample-button.tsx";
import { captionExtensions, type Refused, sortFiles } from "./sort-files.ts";
import { UploadLane } from "./upload-lane.tsx";
import { UploadOptions } from "./upload-options.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useFilePaste } from "./use-file-paste.ts";
import { useUploads } from "./use-uploads.ts";
import { plainWish } from "./wish.ts";

const RecorderDialog = dynamic(() => import("./recorder/recorder-dialog.tsx"));

function sizeWords(megabytes: number): string {
  return megabytes >= 1024 ? `${Math.round(megabytes / 1024)} GB` : `${megabytes} MB`;
}

/** The first screen: all of it takes a recording, by drop, choice or camera. */
export function UploadDesk() {
  const config = usePublicConfig();
  const router = useRouter();
  const [captions, setCaptions] = useState<File | null>(null);
  const [refused, setRefused] = useState<Refused<File>[]>([]);
  const [recording, setRecording] = useState(false);
  const [wish, setWish] = useState(plainWish);
  const queue = useUploads((videoId, others) => others === 0 && router.push(`/videos/${videoId}`));

  function take(files: File[]) {
    const sorted = sortFiles(files, {
      allowedExtensions: config.allowedExtensions,
      maxMegabytes: config.maxUploadMegabytes,
    });
    const [first, ...rest] = sorted.recordings;
    setRefused(sorted.refused);
    // Captions chosen before belong to the next recording that brings none of its own.
    setCaptions(first ? sorted.spareCaptions : (sorted.spareCaptions ?? captions));
    if (first) queue.add([{ ...first, captions: first.captions ?? captions }, ...rest], wish);
  }
  const pointer = useFileDrop(take);
  useFilePaste(take);
  const types = joinWords(config.allowedExtensions.map((extension) => extension.slice(1)));

  return (
    <section
      aria-label="New take"
      className={`flex min-h-[calc(100dvh-4rem)] flex-col justify-between gap-10 pt-[clamp(2rem,9vh,6rem)] transition-colors ${pointer === null ? "" : "bg-accent-wash"}`}
    >
      <div className="desk space-y-8">
        <h1 className="max-w-208 font-serif text-[clamp(2.75rem,1.4rem+5.2vw,5.25rem)] leading-[0.98] tracking-[-0.015em]">
          Give the pitch once. Get it back with notes, <em>to the second.</em>
        </h1>
        <div className="space-y-4">
          <div className="flex flex-wrap items-center gap-3">
            <FileChoice
              label="Choose a file"
              look="primary"
              multiple
              accept={[...config.allowedExtensions, ...captionExtensions].join(",")}
              onFiles={take}
            />
            <button type="button" className={buttonClass.plain} onClick={() => setRecording(true)}>
              Record
            </button>
            <SampleButton />
          </div>
          <p className="measure text-balance text-muted" aria-live="polite">
            {pointer === null
              ? `Or drop or paste recordings anywhere on this page: ${types}, up to ${sizeWords(config.maxUploadMegabytes)}.`
              : "Let go, and it begins."}
          </p>
          <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
            <UploadOptions wish={wish} onChange={setWish} />
            <div className="flex min-h-10 flex-wrap items-center gap-x-2 text-small text-muted">
              {captions ? (
                <>
                  <p>
                    The next take uses the words of <span className="text-ink">{captions.name}</span>.
                  </p>
                  <button type="button" className={buttonClass.quiet} onClick={() => setCaptions(null)}>
                    Leave them out
                  </button>
                </>
              ) : (
                <>
                  <p>You have captions or the text?</p>
                  <FileChoice
                    label="Add an .srt, .vtt or .txt"
                    look="quiet"
                    accept={captionExtensions.join(",")}
                    onFiles={take}
                  />
                </>
              )}
            </div>
          </div>
          {refused.map(({ file, why }) => (
            <p key={file.name} role="alert" className="text-small text-poor">
              {file.name} {why}.
            </p>
          ))}
        </div>
      </div>
      <div className="min-h-[26vh] pb-6">
        {queue.uploads.length === 0 ? (
          <EmptySheet pointer={pointer} />
        ) : (
          <ol aria-label="Uploads" className="desk">
            {queue.uploads.map((upload) => (
              <UploadLane
                key={upload.id}
                upload={upload}
                onPause={() => queue.pause(upload.id)}
                onResume={() => queue.resume(upload.id)}
                onRetry={() => queue.retry(upload.id)}
                onCancel={() => queue.cancel(upload.id)}
              />
            ))}
          </ol>
        )}
        {config.isLocal && (
          <p className="desk pt-4 text-small text-muted">
            Analysed on this machine; nothing is sent anywhere.
          </p>
        )}
      </div>
      {recording && <RecorderDialog onClose={() => setRecording(false)} onTake={(file) => take([file])} />}
    </section>
  );
}
