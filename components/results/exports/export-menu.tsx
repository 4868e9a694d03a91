import { Download } from "lucide-react";
import { listDownloads, type Written } from "./list-downloads.ts";

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

/** Everything that can be saved of a take; each is one press, and nothing waits for a video to be made. */
export function ExportMenu(props: Written & { recordingUrl: string | null; filename: string }) {
  const { recordingUrl, filename } = props;
  const videos = [
    ...(recordingUrl
      ? [{ label: "The recording", path: `${recordingUrl}&download=${encodeURIComponent(filename)}` }]
      : []),
    ...(props.reelJobId
      ? [{ label: "The reel, MP4", path: `/api/v1/jobs/${props.reelJobId}/download` }]
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
      </div>
    </div>
  );
}
