-- A session is one upload with one job, kept for a while: it goes with its video, and the video goes when it expires.

create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  video_id uuid not null unique references public.videos (id) on delete cascade,
  job_id uuid not null unique references public.jobs (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index sessions_owner on public.sessions (owner_id, created_at desc);
alter table public.sessions enable row level security;
create policy "owners read their sessions" on public.sessions
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.sessions from anon, authenticated;
grant select on public.sessions to authenticated;
grant select, insert, update, delete on public.sessions to service_role;

-- Sessions without a change since p_before, that moment included, except what its owner keeps. A job under way changes
-- its row all the time.
create function public.list_expired_sessions(p_before timestamptz)
returns table (owner_id uuid, video_id uuid) language plpgsql stable set search_path = '' as $$
begin
  return query select s.owner_id, s.video_id from public.sessions s
  join public.videos v on v.id = s.video_id
  join public.jobs j on j.id = s.job_id
  where greatest(s.created_at, v.updated_at, j.updated_at) <= p_before and not v.kept
  order by s.created_at limit 100;
end $$;

revoke execute on function public.list_expired_sessions(timestamptz) from public, anon, authenticated;
grant execute on function public.list_expired_sessions(timestamptz) to service_role;
