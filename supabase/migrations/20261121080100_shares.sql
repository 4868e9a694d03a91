-- Nobody but the server reads them: no policy opens this table.
-- Links that show one take's results to whoever has them, until they expire or are revoked. Only a hash is kept.
create table public.shares (
  id uuid primary key default gen_random_uuid(),
  video_id uuid not null references public.videos (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_opened_at timestamptz
);
create index shares_video on public.shares (video_id, created_at desc);
create index shares_owner on public.shares (owner_id);
alter table public.shares enable row level security;
revoke all on public.shares from anon, authenticated;
grant select, insert, update, delete on public.shares to service_role;
