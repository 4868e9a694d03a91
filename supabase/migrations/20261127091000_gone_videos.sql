-- Which video is gone, when and why, so that its address can tell; nothing else of it is kept, and this for a month.
create table public.gone_videos (
  video_id uuid primary key,
  owner_id uuid not null references auth.users (id) on delete cascade,
  why text not null check (why in ('deleted', 'expired', 'abandoned')),
  gone_at timestamptz not null default now()
);
create index gone_videos_owner on public.gone_videos (owner_id);
create index gone_videos_gone on public.gone_videos (gone_at);
alter table public.gone_videos enable row level security;
revoke all on public.gone_videos from anon, authenticated;
grant select, insert, update, delete on public.gone_videos to service_role;

-- When a video's last results expired; null where none did.
alter table public.videos add column results_expired_at timestamptz;

create or replace function public.delete_ended_job(p_job uuid) returns boolean language plpgsql set search_path = '' as $$
declare
  v_video uuid;
  v_had_result boolean;
begin
  v_had_result := exists (select 1 from public.analysis_results r where r.job_id = p_job);
  delete from public.jobs where id = p_job and status in ('completed', 'failed', 'cancelled') returning video_id into v_video;
  if not found then return false; end if;
  update public.videos v set
    status = case when v.status in ('completed', 'failed') then 'uploaded' else v.status end,
    results_expired_at = case when v_had_result then now() else v.results_expired_at end,
    updated_at = now()
  where v.id = v_video and not exists (select 1 from public.analysis_results r where r.video_id = v_video)
    and (v_had_result or v.status in ('completed', 'failed'));
  return true;
end $$;

-- What is kept of an owner besides their projects and videos has one thing more.
create or replace function public.forget_owner(p_owner uuid) returns void language sql set search_path = '' as $$
  delete from public.api_keys where owner_id = p_owner;
  delete from public.webhooks where owner_id = p_owner;
  delete from public.monitoring_metrics where owner_id = p_owner;
  delete from public.alerts where owner_id = p_owner;
  delete from public.idempotency_keys where owner_id = p_owner;
  delete from public.gone_videos where owner_id = p_owner;
$$;
