-- What was paid for models, and what a long recording's parts said until they are one transcript.

-- Every call to a model service that was answered. Outlives its job, as bills do; says nothing of what was said.
create table public.api_calls (
  id bigint generated always as identity primary key,
  owner_id uuid not null references auth.users (id) on delete cascade,
  job_id uuid references public.jobs (id) on delete set null,
  purpose text not null check (purpose in ('transcription', 'content', 'quiz')),
  provider text not null,
  model text not null,
  audio_seconds double precision check (audio_seconds >= 0),
  input_tokens bigint check (input_tokens >= 0),
  output_tokens bigint check (output_tokens >= 0),
  -- At the list price of the day; null where no price is known.
  usd double precision check (usd >= 0),
  created_at timestamptz not null default now()
);
create index api_calls_job on public.api_calls (job_id);
create index api_calls_owner on public.api_calls (owner_id, created_at desc);

-- Words of a chunk of sound by one transcriber. Rows live while their job runs.
create table public.transcript_chunks (
  job_id uuid not null references public.jobs (id) on delete cascade,
  transcriber text not null,
  position integer not null check (position >= 0),
  transcription jsonb not null,
  primary key (job_id, transcriber, position)
);

alter table public.api_calls enable row level security;
alter table public.transcript_chunks enable row level security;
create policy "owners read their calls" on public.api_calls
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.api_calls, public.transcript_chunks from anon, authenticated;
grant select on public.api_calls to authenticated;
grant select, insert, update, delete on public.api_calls, public.transcript_chunks to service_role;

-- A job that has ended, however it did, keeps no parts, and what it cost is noted. A saved pitch report notes its own.
create function public.settle_job_calls() returns trigger language plpgsql set search_path = '' as $$
declare v_usd double precision;
begin
  delete from public.transcript_chunks where job_id = new.id;
  if new.type = 'pitch' and new.status = 'completed' then return null; end if;
  select sum(usd) into v_usd from public.api_calls where job_id = new.id;
  if v_usd > 0 then
    insert into public.monitoring_metrics (owner_id, job_id, metric_type, value)
    values (new.owner_id, new.id, 'api_cost', jsonb_build_object('totalUsd', v_usd));
  end if;
  return null;
end $$;
create trigger jobs_settle_calls after update of status on public.jobs
  for each row when (old.status is distinct from new.status and new.status in ('completed', 'failed', 'cancelled'))
  execute function public.settle_job_calls();

-- How far a part of a step is, 0..1; the step is as far as its parts are on average, and done only when it says so.
-- False: the job has ended meanwhile.
create function public.report_part(
  p_job uuid, p_step text, p_part text, p_parts integer, p_progress double precision
) returns boolean language plpgsql set search_path = '' as $$
declare v_parts jsonb;
begin
  select coalesce(detail -> 'parts', '{}') into v_parts
  from public.job_steps where job_id = p_job and step_id = p_step for update;
  v_parts := v_parts || jsonb_build_object(p_part,
    greatest(p_progress, coalesce((v_parts ->> p_part)::double precision, 0)));
  update public.job_steps set status = 'running', error_message = null,
    started_at = coalesce(started_at, now()), finished_at = null,
    detail = detail || jsonb_build_object('parts', v_parts),
    progress = greatest(progress, least(0.99,
      (select sum(value::double precision) from jsonb_each_text(v_parts)) / greatest(p_parts, 1)))
  where job_id = p_job and step_id = p_step and status <> 'completed';
  return public.refresh_job_progress(p_job, p_step);
end $$;

revoke execute on function public.settle_job_calls, public.report_part from public, anon, authenticated;
grant execute on function public.report_part to service_role;
