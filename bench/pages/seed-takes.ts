import { createHash, randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";

export type SeededLibrary = { takes: number; projects: string[]; word: string };

const rowsAtOnce = 200;
const vocabulary =
  "every clinic loses two hours a day to patients who never come we call each of them the evening before in their own language and fill the gap market of four billion euros in Europe alone pays ninety nine a month saves two thousand".split(
    " ",
  );
/** Said in one take of a hundred. */
const rareWord = "heliotrope";

/** About 400 words, as a pitch of three minutes has, the same for the same take. */
function makeCues(take: number) {
  return Array.from({ length: 40 }, (_, cue) => {
    const words = Array.from(
      { length: 10 },
      (_, at) => vocabulary[(take * 7 + cue * 3 + at * 5) % vocabulary.length],
    );
    if (cue === 7 && take % 100 === 0) words.push(rareWord);
    return { text: `${words.join(" ")}.`, startSeconds: cue * 4.5, endSeconds: cue * 4.5 + 4 };
  });
}

async function insert(db: Db, table: string, rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const { error } = await db.from(table).insert(rows.slice(from, from + rowsAtOnce));
    if (error) throw error;
  }
}

/** Rows of a library as analyses leave them: videos in projects and in none, jobs, reports, and a poster for each. */
export async function seedTakes(
  db: Db,
  ownerId: string,
  takes: number,
  poster: Buffer,
): Promise<SeededLibrary> {
  const projects = Array.from({ length: 12 }, (_, index) => ({
    id: randomUUID(),
    slug: `round-${index + 1}`,
  }));
  await insert(
    db,
    "projects",
    projects.map(({ id, slug }) => ({ id, slug, name: `Round ${slug.slice(6)}`, owner_id: ownerId })),
  );
  const now = Date.now();
  const rows = Array.from({ length: takes }, (_, index) => {
    const id = randomUUID();
    const at = new Date(now - (takes - index) * 3_600_000).toISOString();
    // A third of the takes stands in no project.
    const project = index % 3 === 0 ? null : (projects[Math.floor(index / 3) % projects.length]?.id ?? null);
    return { id, jobId: randomUUID(), at, project, index };
  });
  const probe = { container: "mp4", durationSeconds: 184, sizeBytes: 40_000_000, video: null, audio: null };
  await insert(
    db,
    "videos",
    rows.map(({ id, at, project, index }) => ({
      id,
      owner_id: ownerId,
      project_id: project,
      status: "completed",
      original_filename: `rehearsal-${index + 1}.mp4`,
      storage_path: `${ownerId}/${id}/source.mp4`,
      size_bytes: 40_000_000,
      sha256: createHash("sha256").update(id).digest("hex"),
      duration_seconds: 184,
      probe,
      created_at: at,
      uploaded_at: at,
    })),
  );
  await insert(
    db,
    "jobs",
    rows.map(({ id, jobId, at, project }) => ({
      id: jobId,
      owner_id: ownerId,
      video_id: id,
      project_id: project,
      type: "pitch",
      status: "completed",
      progress: 100,
      created_at: at,
      started_at: at,
      finished_at: at,
      updated_at: at,
    })),
  );
  await insert(
    db,
    "analysis_results",
    rows.map(({ id, jobId, at, index }) => {
      const transcript = { source: "captions", language: "en", cues: makeCues(index) };
      const report = makeReport({ overallScore: 40 + (index % 50), transcript });
      return {
        job_id: jobId,
        video_id: id,
        owner_id: ownerId,
        overall_score: report.overallScore,
        scoring_version: report.scoringVersion,
        report,
        processing_seconds: 20,
        created_at: at,
      };
    }),
  );
  const posters = rows.map(({ id, jobId }) => ({
    job_id: jobId,
    video_id: id,
    owner_id: ownerId,
    kind: "poster",
    storage_path: `${ownerId}/${id}/${jobId}-poster.jpg`,
    content_type: "image/jpeg",
    size_bytes: poster.length,
  }));
  await insert(db, "artifacts", posters);
  for (let from = 0; from < posters.length; from += 16) {
    const stored = posters
      .slice(from, from + 16)
      .map(({ storage_path }) =>
        db.storage.from("artifacts").upload(storage_path, poster, { contentType: "image/jpeg" }),
      );
    for (const { error } of await Promise.all(stored)) if (error) throw error;
  }
  return { takes, projects: projects.map(({ slug }) => slug), word: rareWord };
}
