-- What `GET /metrics` tells of all owners together: counted by the database, so that every web process tells the same.

-- How long ended jobs took, kept apart from the jobs: a counter must not fall when its jobs are deleted.
create table public.job_durations (
  type public.job_type not null,
  outcome public.job_status not null,
  jobs bigint not null,
  seconds double precision not null,
  -- Jobs that took no longer than each bound of job_duration_bounds().
  buckets bigint[] not null,
  primary key (type, outcome)
);
alter table public.job_durations enable row level security;
revoke all on public.job_durations from anon, authenticated;
grant select, insert, update, delete on public.job_durations to service_role;

create function public.job_duration_bounds() returns double precision[] language sql immutable set search_path = '' as $$
  select array[1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800]::double precision[];
$$;

create function public.count_job_duration() returns trigger language plpgsql set search_path = '' as $$
declare
  v_seconds double precision := extract(epoch from new.finished_at - coalesce(new.started_at, new.created_at));
  v_hits bigint[] := (select array_agg((v_seconds <= b)::integer order by i)
    from unnest(public.job_duration_bounds()) with ordinality as bound(b, i));
begin
  insert into public.job_durations as d (type, outcome, jobs, seconds, buckets)
  values (new.type, new.status, 1, v_seconds, v_hits)
  on conflict (type, outcome) do update set jobs = d.jobs + 1, seconds = d.seconds + excluded.seconds,
    buckets = (select array_agg(a + b order by i)
      from unnest(d.buckets, excluded.buckets) with ordinality as pair(a, b, i));
  return null;
end $$;
create trigger jobs_counted after update of status on public.jobs for each row
  when (new.finished_at is not null and new.status in ('completed', 'failed', 'cancelled') and old.status <> new.status)
  execute function public.count_job_duration();

create function public.read_metrics() returns jsonb language sql stable set search_path = '' as $$
  with drift as (
    select distinct on (owner_id, value ->> 'metric') value
    from public.monitoring_metrics where metric_type = 'drift'
    order by owner_id, value ->> 'metric', created_at desc),
  stored as (
    select 'uploads' as kind, size_bytes from public.videos where size_bytes is not null
    union all select 'artifacts', size_bytes from public.artifacts
    union all select 'assets', size_bytes from public.assets)
  select jsonb_build_object(
    'waiting', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from (
      select type, status, count(*) as jobs, extract(epoch from now() - min(created_at)) as oldest_seconds
      from public.jobs where status in ('queued', 'running') group by type, status) as w),
    'durations', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from public.job_durations as d),
    'bounds', to_jsonb(public.job_duration_bounds()),
    'drift', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from (
      select value ->> 'metric' as metric, value ->> 'status' as status, count(*) as owners,
        max(abs((value ->> 'mean_difference')::double precision)) as largest_mean_difference
      from drift group by 1, 2) as c),
    'storage', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from (
      select kind, count(*) as files, sum(size_bytes) as bytes from stored group by kind) as s));
$$;

revoke execute on function public.job_duration_bounds, public.count_job_duration, public.read_metrics
  from public, anon, authenticated;
grant execute on function public.job_duration_bounds, public.read_metrics to service_role;
