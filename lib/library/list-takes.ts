import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read } from "#lib/db.ts";
import { listSignedUrls } from "#lib/videos/video-storage.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";
import { type ProjectTrend, projectTrendSchema, type TakeQuery, takeListSchema } from "./take-page.ts";

/** Six lines on a desk, twelve on a phone: what is looked through at once, and answered in well under 200 ms. */
export const takesPerPage = 24;

export type TakeList = { total: number; cards: VideoCard[] };
type Asked = {
  projectId?: string | null;
  looseOnly?: boolean;
  limit?: number;
  query?: Partial<TakeQuery>;
};
type TakeRows = z.infer<typeof takeListSchema>;

function readTakes({ db, actor }: Caller, asked: Asked): Promise<TakeRows> {
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
  return read(takeListSchema, answer);
}

function toCard(take: TakeRows["takes"][number], urls: ReadonlyMap<string, string>): VideoCard {
  const { id, title, kept, status, durationSeconds, createdAt } = take.video;
  const { job } = take;
  return {
    video: { id, title, kept, status, durationSeconds, createdAt },
    overallScore: take.overall_score,
    job: job && {
      id: job.id,
      status: job.status,
      progress: job.progress,
      currentStep: job.currentStep,
      createdAt: job.createdAt,
      updatedAt: job.updatedAt,
    },
    posterUrl: urls.get(take.poster_path ?? "") ?? null,
    project: take.project,
    snippet: take.snippet,
  };
}

/** The lists with the addresses of their pictures, which are asked for once for all of them. */
async function withPosters(db: Db, lists: TakeRows[]): Promise<TakeList[]> {
  const paths = lists.flatMap(({ takes }) => takes.flatMap((take) => take.poster_path ?? []));
  const urls = await listSignedUrls(db, "artifacts", paths);
  return lists.map(({ total, takes }) => ({ total, cards: takes.map((take) => toCard(take, urls)) }));
}

/** One page of the caller's takes that match, in one reading of the database. */
export async function listTakes(caller: Caller, asked: Asked = {}): Promise<TakeList> {
  const [list] = await withPosters(caller.db, [await readTakes(caller, asked)]);
  return list ?? { total: 0, cards: [] };
}

/** As `listTakes`, and beside it the newest takes of each of these projects, in their order. */
export async function listTakesAndRows(
  caller: Caller,
  asked: Asked,
  rows: { projectIds: string[]; limit: number },
): Promise<{ list: TakeList; rows: TakeList[] }> {
  const { projectIds, limit } = rows;
  const ofProjects = caller.db.rpc("list_project_rows", {
    p_owner: caller.actor.ownerId,
    p_projects: projectIds,
    p_limit: limit,
  });
  const none: TakeRows = { total: 0, takes: [] };
  const nothing: Record<string, TakeRows> = {};
  const [asWanted, found] = await Promise.all([
    readTakes(caller, asked),
    projectIds.length === 0 ? nothing : read(z.record(z.string(), takeListSchema), ofProjects),
  ]);
  const [list, ...lists] = await withPosters(caller.db, [
    asWanted,
    ...projectIds.map((id) => found[id] ?? none),
  ]);
  return { list: list ?? { total: 0, cards: [] }, rows: lists };
}

/** The caller's projects with their trends, the one used last first. */
export function listProjectTrends({ db, actor }: Caller): Promise<ProjectTrend[]> {
  return read(z.array(projectTrendSchema), db.rpc("list_project_trends", { p_owner: actor.ownerId }));
}
