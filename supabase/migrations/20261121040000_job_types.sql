-- What all kinds of jobs share: how often they are tried, what they were asked, what they answered, what happened.

alter table public.jobs
  add column max_attempts integer not null default 3 check (max_attempts between 1 and 20),
  add column retry_delay_seconds integer not null default 5 check (retry_delay_seconds between 0 and 3600);

-- Only the analysis of a pitch gives a video its state; of the others there may be several, asked differently.
drop index public.jobs_one_active;
create unique index jobs_one_active_pitch on public.jobs (video_id) where type = 'pitch' and status in ('queued', 'running');

-- The answer of every job but a pitch analysis, whose report is kept in analysis_results.
create table public.job_results (
  job_id uuid primary key references public.jobs (id) on delete cascade,
  video_id uuid not null references public.videos (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  type public.job_type not null,
  data jsonb not null,
  created_at timestamptz not null default now()
);
create index job_results_video on public.job_results (video_id, type, created_at desc);

create table public.job_log (
  id bigint generated always as identity primary key,
  job_id uuid not null references public.jobs (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  level text not null check (level in ('info', 'warn', 'error')),
  step_id text,
  attempt integer,
  message text not null
);
create index job_log_job on public.job_log (job_id, id);

-- Files of an owner that are no videos: background music for reels.
create table public.assets (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid references public.projects (id) on delete cascade,
  kind text not null check (kind in ('music')),
  original_filename text not null check (char_length(original_filename) between 1 and 300),
  storage_path text not null unique,
  content_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  duration_seconds double precision not null check (duration_seconds >= 0),
  created_at timestamptz not null default now()
);
create index assets_owner on public.assets (owner_id, created_at desc);
create index assets_project on public.assets (project_id);

alter table public.job_results enable row level security;
alter table public.job_log enable row level security;
alter table public.assets enable row level security;
create policy "owners read their job results" on public.job_results
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their job logs" on public.job_log
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their assets" on public.assets
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.job_results, public.job_log, public.assets from anon, authenticated;
grant select on public.job_results, public.job_log, public.assets to authenticated;
grant select, insert, update, delete on public.job_results, public.job_log, public.assets to service_role;

-- The log is written where the change is made, so that no change goes unlogged.
create function public.log_job_change() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.status = new.status then return null; end if;
  insert into public.job_log (job_id, owner_id, level, message)
  values (new.id, new.owner_id, case new.status when 'failed' then 'error' else 'info' end,
    case new.status
      when 'queued' then 'The job waits for its turn.'
      when 'running' then 'The job has started.'
      when 'completed' then 'The job is complete.'
      when 'cancelled' then 'The job was cancelled.'
      else coalesce(new.error_message, 'The job failed.') end);
  return null;
end $$;
create trigger jobs_logged after insert or update of status on public.jobs
  for each row execute function public.log_job_change();

create function public.log_step_change() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.status = 'failed' and old.status <> 'failed' then
    insert into public.job_log (job_id, owner_id, level, step_id, attempt, message)
    values (new.job_id, new.owner_id, 'error', new.step_id, new.attempt, coalesce(new.error_message, 'This step failed.'));
  elsif new.attempt > old.attempt then
    insert into public.job_log (job_id, owner_id, level, step_id, attempt, message)
    values (new.job_id, new.owner_id, case when new.attempt > 1 then 'warn' else 'info' end, new.step_id, new.attempt,
      case when new.attempt > 1 then 'The step begins again.' else 'The step begins.' end);
  elsif new.status = 'completed' and old.status <> 'completed' then
    insert into public.job_log (job_id, owner_id, level, step_id, attempt, message)
    values (new.job_id, new.owner_id, 'info', new.step_id, new.attempt, 'The step is complete.');
  end if;
  return null;
end $$;
create trigger job_steps_logged after update of status, attempt on public.job_steps
  for each row execute function public.log_step_change();

-- Opens a job on a verified video. No more than p_max_waiting jobs of an owner wait at a time.
drop function public.open_job(uuid, uuid, public.job_type, jsonb, jsonb, boolean);
create function public.open_job(
  p_owner uuid, p_video uuid, p_type public.job_type, p_steps jsonb, p_config jsonb, p_force boolean,
  p_max_attempts integer, p_retry_delay_seconds integer, p_max_waiting integer
) returns jsonb language plpgsql set search_path = '' as $$
declare
  v public.videos;
  j public.jobs;
begin
  -- One owner's openings queue up here, so that two at once cannot both take the last place.
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 1));
  select * into v from public.videos where id = p_video and owner_id = p_owner for update;
  if not found then return jsonb_build_object('outcome', 'video_not_found'); end if;
  if v.status = 'uploading' then return jsonb_build_object('outcome', 'video_not_uploaded'); end if;
  if p_type = 'pitch' then
    if exists (select 1 from public.jobs where video_id = p_video and type = 'pitch' and status in ('queued', 'running'))
    then return jsonb_build_object('outcome', 'already_processing'); end if;
    if not p_force and exists (select 1 from public.analysis_results where video_id = p_video)
    then return jsonb_build_object('outcome', 'already_analyzed'); end if;
  end if;
  if (select count(*) from public.jobs where owner_id = p_owner and status = 'queued') >= p_max_waiting
  then return jsonb_build_object('outcome', 'queue_full'); end if;

  insert into public.jobs (owner_id, video_id, project_id, type, config, max_attempts, retry_delay_seconds)
  values (p_owner, p_video, v.project_id, p_type, p_config, p_max_attempts, p_retry_delay_seconds) returning * into j;
  insert into public.job_steps (job_id, owner_id, step_id, position, weight)
  select j.id, p_owner, s.value ->> 'id', s.ordinality, (s.value ->> 'weight')::double precision
  from jsonb_array_elements(p_steps) with ordinality as s;
  if p_type = 'pitch' then
    update public.videos set status = 'processing', updated_at = now() where id = p_video;
  end if;
  return jsonb_build_object('outcome', 'opened', 'job', to_jsonb(j));
end $$;

-- Saves the answer of a job once and ends the job with it. False: the job was cancelled or has failed meanwhile.
create function public.save_job_result(p_job uuid, p_data jsonb) returns boolean
language plpgsql set search_path = '' as $$
declare j public.jobs;
begin
  select * into j from public.jobs where id = p_job for update;
  if not found then return false; end if;
  if j.status = 'completed' then return true; end if;
  if j.status <> 'running' then return false; end if;
  insert into public.job_results (job_id, video_id, owner_id, type, data)
  values (p_job, j.video_id, j.owner_id, j.type, p_data);
  update public.job_steps set status = 'completed', progress = 1, finished_at = now()
  where job_id = p_job and status <> 'completed';
  update public.jobs set status = 'completed', progress = 100, finished_at = now(), updated_at = now() where id = p_job;
  return true;
end $$;

revoke execute on function public.open_job, public.save_job_result, public.log_job_change, public.log_step_change
  from public, anon, authenticated;
grant execute on function public.open_job, public.save_job_result to service_role;
