import { formatDuration } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import type { PitchReport } from "#lib/pitch/report.ts";

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_1fr] gap-4 border-t border-line py-2.5">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="text-small">{children}</dd>
    </div>
  );
}

/** How the result came about: models, version, cost, what a reader must know. */
export function ReportFacts({ report, createdAt }: { report: PitchReport; createdAt: string | null }) {
  const { metadata } = report;
  const models = metadata.modelsUsed;
  const used = [
    ["Words", models.transcription],
    ["Picture", models.vision],
    ["Expression", models.emotion],
    ["Content", models.content],
  ].filter(([, model]) => model !== null);
  return (
    <div className="space-y-4">
      {metadata.notes.length > 0 && (
        <ul className="measure list-disc space-y-1 pl-5">
          {metadata.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <dl className="max-w-160 border-b border-line">
        <Fact name="Analysed">{createdAt === null ? "just now" : <LocalTime iso={createdAt} />}</Fact>
        <Fact name="Length">{formatDuration(metadata.videoDurationSeconds)}</Fact>
        <Fact name="Pictures seen">
          <span className="figures">{metadata.framesAnalyzed.toLocaleString("en-GB")}</span>
        </Fact>
        {used.map(([name, model]) => (
          <Fact key={name} name={name ?? ""}>
            {model}
          </Fact>
        ))}
        <Fact name="Scoring">
          version <span className="figures">{report.scoringVersion}</span>
        </Fact>
        <Fact name="Cost">
          {metadata.costs.totalUsd === 0 ? (
            "nothing: no paid service was asked"
          ) : (
            <span className="figures">${metadata.costs.totalUsd.toFixed(4)}</span>
          )}
        </Fact>
      </dl>
    </div>
  );
}
