import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { listSignedUrls } from "#lib/videos/video-storage.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";
import { type ProjectTrend, projectTrendSchema, type TakeQuery, takeListSchema } from "./take-page.ts";

export const takesPerPage = 48;

export type TakeList = { total: number; cards: VideoCard[] };
type Asked = {
  projectId?: string | null;
  looseOnly?: boolean;
  limit?: number;
  query?: Partial<TakeQuery>;
};

/** One page of the caller's takes that match, in one reading of the database. */
export async function listTakes({ db, actor }: Caller, asked: Asked = {}): Promise<TakeList> {
  const { q = "", state = "all", sort = q === "" ? "newest" : "relevance", page = 1 } = asked.query ?? {};
  const limit = asked.limit ?? takesPerPage;
  const answer = db.rpc("list_takes", {
    p_owner: actor.ownerId,
    p_query: q,
    p_project: asked.projectId ?? null,
    p_loose: asked.looseOnly ?? false,
    p_state: state,
    p_sort: sort,
    p_limit: limit,
    p_offset: (page - 1) * limit,
  });
  const { total, takes } = await read(takeListSchema, answer);
  const paths = takes.flatMap((take) => take.poster_path ?? []);
  const urls = await listSignedUrls(db, "artifacts", paths);
  const cards = takes.map((take) => ({
    video: take.video,
    overallScore: take.overall_score,
    job: take.job,
    posterUrl: urls.get(take.poster_path ?? "") ?? null,
    project: take.project,
    snippet: take.snippet,
  }));
  return { total, cards };
}

/** The caller's projects with their trends, the one used last first. */
export function listProjectTrends({ db, actor }: Caller): Promise<ProjectTrend[]> {
  return read(z.array(projectTrendSchema), db.rpc("list_project_trends", { p_owner: actor.ownerId }));
}
