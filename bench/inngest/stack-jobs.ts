import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { call } from "#tests/fixtures/api.ts";
import { makeClip } from "#tests/fixtures/media.ts";

/** Uploads this many clips that differ: one short recording, each with a remark of its own at its end. Their ids. */
export async function uploadClips(url: string, folder: string, count: number): Promise<string[]> {
  const clip = await readFile(await makeClip(join(folder, "clip.mp4"), { seconds: 2 }));
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    // An MP4 box of the kind "free": four bytes of length, its name, anything.
    const remark = Buffer.alloc(16);
    remark.writeUInt32BE(remark.length);
    remark.write(`free${String(index).padStart(8, "0")}`, 4, "latin1");
    const form = new FormData();
    form.set("file", new Blob([clip, remark]), `clip-${index}.mp4`);
    const { status, body } = await call(url, "POST", "/api/upload", { body: form });
    if (status !== 200) throw new Error(`The upload answered ${status}: ${JSON.stringify(body)}`);
    ids.push(body.video_id);
  }
  return ids;
}

/** Whether the analysis of a video was accepted: now, or by a call whose answer a kill swallowed. */
export async function startAnalysis(url: string, videoId: string): Promise<boolean> {
  const signal = AbortSignal.timeout(10_000);
  const answer = await call(url, "POST", `/api/analyze/${videoId}`, { signal }).catch(() => null);
  return answer?.status === 200 || ["already_processing", "already_analyzed"].includes(answer?.body?.code);
}

/** Asks the stack's own database, which may be away: then null. */
export type Query = (text: string) => Promise<Record<string, unknown>[] | null>;

export async function openStackDatabase(home: string): Promise<Query> {
  const read = async (file: string) => (await readFile(join(home, file), "utf8")).trim();
  const password = await read("postgres/superuser-password");
  const url = `postgresql://postgres:${password}@127.0.0.1:${await read("postgres.port")}/postgres`;
  return async (text) => {
    const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
    connection.on("error", () => {});
    try {
      await connection.connect();
      const results = [await connection.query(text)].flat();
      return results.at(-1)?.rows ?? [];
    } catch (error) {
      // A mistake in a statement; whatever else goes wrong is a database that is away.
      if ((error as pg.DatabaseError).severity === "ERROR") throw error;
      return null;
    } finally {
      await connection.end().catch(() => {});
    }
  };
}

/** Notes in the database when each step of a job begins: the journal that repetitions are told by. */
export const noteBeginnings = `
  create schema bench;
  create table bench.begun (job_id uuid, step_id text, at timestamptz);
  create function bench.note_begin() returns trigger language plpgsql security definer as $$
  begin
    insert into bench.begun values (new.job_id, new.step_id, clock_timestamp());
    return new;
  end $$;
  create trigger note_begin after update on public.job_steps for each row
    when (new.attempt > old.attempt) execute function bench.note_begin();`;

/** What became of everything: one row of counts. */
export const judgeJobs = `
  with applied as (
    select (e.payload::jsonb -> 'data' ->> 'jobId')::uuid as job_id, s.name as step_id, s.ended_at
      from inngest.step s join inngest.run r on r.id = s.run_id join inngest.event e on e.id = r.event_id
     where r.function_id = 'pitchquest-analyze-pitch' and s.op = 'StepRun' and s.status = 'Completed')
  select (select count(*)::int from public.jobs where status = 'completed') as completed,
    (select count(*)::int from public.jobs where status = 'failed') as failed,
    (select count(*)::int from public.jobs where status in ('queued', 'running')) as stuck,
    (select count(*)::int from public.analysis_results) as results,
    (select count(*)::int from bench.begun) as begun,
    (select count(*)::int from (select distinct job_id, step_id from bench.begun) as once) as steps,
    (select count(*)::int from bench.begun b join applied a using (job_id, step_id) where b.at > a.ended_at) as repeated_after_result,
    (select count(*)::int from inngest.job) + (select count(*)::int from inngest.step where ended_at is null)
      + (select count(*)::int from inngest.run where status in ('Queued', 'Running')) as leftovers`;
