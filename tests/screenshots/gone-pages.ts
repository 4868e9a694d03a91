import type { SupabaseClient } from "@supabase/supabase-js";
import { call } from "#tests/fixtures/api.ts";
import type { PageState } from "./pages.ts";

/** The pages of takes that are not there any more, and of one whose results are not. */
export async function prepareGonePages(
  url: string,
  db: SupabaseClient,
  addSample: () => Promise<string>,
): Promise<PageState[]> {
  const [trashed, deleted, expired, abandoned, faded] = await Promise.all([
    addSample(),
    addSample(),
    addSample(),
    addSample(),
    addSample(),
  ]);
  await call(url, "POST", `/api/videos/${trashed}/trash`);
  for (const id of [deleted, expired, abandoned]) await call(url, "DELETE", `/api/videos/${id}`);
  await db.from("gone_videos").update({ why: "expired" }).eq("video_id", expired);
  await db.from("gone_videos").update({ why: "abandoned" }).eq("video_id", abandoned);
  await db.from("videos").update({ results_expired_at: new Date().toISOString() }).eq("id", faded);
  const page = (name: string, id: string) => ({ name, path: `/videos/${id}` });
  return [
    page("gone-trashed", trashed),
    page("gone-deleted", deleted),
    page("gone-expired", expired),
    page("gone-abandoned", abandoned),
    page("video-results-expired", faded),
  ];
}
