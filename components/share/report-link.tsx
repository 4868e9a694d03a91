import { buttonClass } from "#components/ui/button-class.ts";

/** The report to print or to pass on; the browser saves it. */
export function ReportLink({ videoId }: { videoId: string }) {
  return (
    <a href={`/api/videos/${videoId}/report.pdf`} download className={buttonClass.plain}>
      Report as PDF
    </a>
  );
}
