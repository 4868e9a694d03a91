import { Download } from "lucide-react";
import type { VideoView } from "#lib/videos/video-view.ts";
import { aspectOf, reelAspects } from "../reel/reel-request.ts";
import { listDownloads, type Written } from "./list-downloads.ts";
import { MakeVideo } from "./make-video.tsx";

function FileLink({ label, path, name }: { label: string; path: string; name?: string }) {
  return (
    <li>
      <a
        href={path}
        download={name ?? ""}
        className="inline-flex min-h-10 items-center gap-2 text-small underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        <Download size={14} aria-hidden="true" className="text-muted" />
        {label}
      </a>
    </li>
  );
}

function labelOf(config: Record<string, unknown>): string {
  return reelAspects.find(([aspect]) => aspect === aspectOf(config))?.[1].toLowerCase() ?? "";
}

/** Everything that can be saved of a take; each is one press, and nothing waits for a video to be made. */
export function ExportMenu(props: Written & { view: VideoView; readAt: string }) {
  const { view, readAt } = props;
  const { playbackUrl: recordingUrl, cut } = view;
  const { filename } = view.video;
  const isCut = cut?.job.status === "completed";
  const videos = [
    ...(recordingUrl
      ? [{ label: "The recording", path: `${recordingUrl}&download=${encodeURIComponent(filename)}` }]
      : []),
    ...(props.reelJobId
      ? [{ label: "The reel, MP4", path: `/api/v1/jobs/${props.reelJobId}/download` }]
      : []),
    ...(isCut
      ? [
          {
            label: `The take as MP4, ${labelOf(cut.job.config)}`,
            path: `/api/v1/jobs/${cut.job.id}/download`,
          },
        ]
      : []),
  ];
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
      {listDownloads(props).map(({ name, because, files }) => (
        <div key={name}>
          <h3 className="border-b border-line pb-1 text-small font-medium">{name}</h3>
          {because !== null && <p className="py-2 text-small text-muted">Not there, because {because}.</p>}
          <ul>
            {files.map((file) => (
              <FileLink key={file.path} {...file} />
            ))}
          </ul>
        </div>
      ))}
      <div>
        <h3 className="border-b border-line pb-1 text-small font-medium">Video</h3>
        {videos.length === 0 && (
          <p className="py-2 text-small text-muted">Not there, because the recording is not kept any more.</p>
        )}
        <ul>
          {videos.map((file) => (
            <FileLink key={file.path} {...file} />
          ))}
        </ul>
        {recordingUrl !== null && view.video.facts?.video && (
          <MakeVideo videoId={view.video.id} made={cut} readAt={readAt} />
        )}
      </div>
    </div>
  );
}
