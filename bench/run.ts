import { appendFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { type Figure, openReport, type Report } from "./report.ts";

type Bench = () => Promise<{ run: (report: Report) => Promise<void> }>;

const benches: Record<string, Bench> = {
  pipeline: () => import("./media/pipeline.ts"),
  length: () => import("./media/length.ts"),
  memory: () => import("./media/memory.ts"),
  job: () => import("./media/job.ts"),
  stack: () => import("./media/stack.ts"),
  shots: () => import("./media/shots.ts"),
  edits: () => import("./media/shots-synthetic.ts"),
  workout: () => import("./media/workout.ts"),
  faces: () => import("./media/faces.ts"),
  mirror: () => import("./media/mirror.ts"),
  pauses: () => import("./media/pauses.ts"),
  asr: () => import("./content/asr.ts"),
  pace: () => import("./media/pace.ts"),
  pitch: () => import("./media/pitch.ts"),
  loudness: () => import("./media/loudness.ts"),
  content: () => import("./content/content.ts"),
  unseen: () => import("./content/unseen.ts"),
  upload: () => import("./http/upload.ts"),
  sse: () => import("./http/sse.ts"),
  selection: () => import("./media/selection.ts"),
  reel: () => import("./media/reel.ts"),
  load: () => import("./http/load.ts"),
  results: () => import("./pages/results.ts"),
  library: () => import("./pages/library.ts"),
};

function table(figures: Figure[]): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.bench} | ${figure.metric} | ${figure.value} | ${figure.unit} | ${figure.reference ?? ""} | ${figure.ratio ?? ""} |`,
  );
  const machine = `${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown CPU"}, Node ${process.versions.node}`;
  const head = "| bench | metric | value | unit | reference | ratio |\n|---|---|---|---|---|---|";
  return `\n## ${new Date().toISOString().slice(0, 16)}Z — ${machine}\n\n${head}\n${rows.join("\n")}\n`;
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join(", ")}". There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const { run } = await (benches[name] as Bench)();
  await run(openReport(name, figures));
}
await appendFile(join(import.meta.dirname, "results.md"), table(figures));
