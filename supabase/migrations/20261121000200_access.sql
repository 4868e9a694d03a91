-- Who may see and do what. Rows are written by the server (service_role); an owner reads their own, nobody else anything.

alter table public.projects enable row level security;
alter table public.videos enable row level security;
alter table public.jobs enable row level security;
alter table public.job_steps enable row level security;
alter table public.analysis_results enable row level security;
alter table public.artifacts enable row level security;
alter table public.monitoring_metrics enable row level security;
alter table public.api_keys enable row level security;
alter table public.rate_limit_counters enable row level security;

create policy "owners read their projects" on public.projects
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their videos" on public.videos
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their jobs" on public.jobs
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their steps" on public.job_steps
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their results" on public.analysis_results
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their artifacts" on public.artifacts
  for select to authenticated using (owner_id = (select auth.uid()));
create policy "owners read their metrics" on public.monitoring_metrics
  for select to authenticated using (owner_id = (select auth.uid()));

-- What no policy opens stays shut; the grants say the same, so that neither alone is the fence.
revoke all on all tables in schema public from anon, authenticated;
grant select on public.projects, public.videos, public.jobs, public.job_steps, public.analysis_results,
  public.artifacts, public.monitoring_metrics to authenticated;
grant select, insert, update, delete on all tables in schema public to service_role;

insert into storage.buckets (id, name, public)
values ('videos', 'videos', false), ('artifacts', 'artifacts', false)
on conflict (id) do nothing;

-- Paths are <owner>/<video>/<file>. Bytes are accepted only for a row that is open for them.
create policy "owners upload into their open videos" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'videos'
    and (storage.foldername(name))[1] = (select auth.uid())::text
    and exists (
      select 1 from public.videos v
      where v.storage_path = name and v.owner_id = (select auth.uid()) and v.status = 'uploading'
    )
  );
create policy "owners read their files" on storage.objects
  for select to authenticated using (
    bucket_id in ('videos', 'artifacts') and (storage.foldername(name))[1] = (select auth.uid())::text
  );

alter publication supabase_realtime add table
  public.videos, public.jobs, public.job_steps, public.analysis_results, public.monitoring_metrics;
