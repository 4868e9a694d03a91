-- What PitchQuest keeps: projects hold videos, videos are analysed by jobs, jobs run in steps and leave results and files.

create type public.video_status as enum ('uploading', 'uploaded', 'processing', 'completed', 'failed');
create type public.job_type as enum
  ('pitch', 'highlights', 'scene_detection', 'transcription', 'workout', 'export', 'ingest', 'quiz');
create type public.job_status as enum ('queued', 'running', 'completed', 'failed', 'cancelled');
create type public.step_status as enum ('pending', 'running', 'completed', 'failed');

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  slug text not null check (slug ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text not null check (char_length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (owner_id, slug)
);

create table public.videos (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid references public.projects (id) on delete set null,
  status public.video_status not null default 'uploading',
  original_filename text not null check (char_length(original_filename) between 1 and 300),
  storage_path text not null unique,
  captions_path text,
  declared_bytes bigint check (declared_bytes >= 0),
  size_bytes bigint check (size_bytes > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  duration_seconds double precision check (duration_seconds >= 0),
  probe jsonb,
  created_at timestamptz not null default now(),
  uploaded_at timestamptz,
  updated_at timestamptz not null default now(),
  -- A file that was verified has all of its facts.
  check (status = 'uploading' or (uploaded_at is not null and size_bytes is not null and probe is not null))
);
create index videos_owner_created on public.videos (owner_id, created_at desc);
create index videos_project on public.videos (project_id);

create table public.jobs (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  video_id uuid not null references public.videos (id) on delete cascade,
  project_id uuid references public.projects (id) on delete set null,
  type public.job_type not null,
  status public.job_status not null default 'queued',
  progress double precision not null default 0 check (progress between 0 and 100),
  current_step text,
  attempt integer not null default 0,
  config jsonb not null default '{}',
  error_code text,
  error_message text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null default now()
);
create index jobs_video_created on public.jobs (video_id, created_at desc);
create index jobs_owner_created on public.jobs (owner_id, created_at desc);
create index jobs_waiting on public.jobs (status, updated_at) where status in ('queued', 'running');
-- One analysis of a kind at a time: the database settles a double click.
create unique index jobs_one_active on public.jobs (video_id, type) where status in ('queued', 'running');

create table public.job_steps (
  job_id uuid not null references public.jobs (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  step_id text not null,
  position integer not null,
  weight double precision not null check (weight > 0),
  status public.step_status not null default 'pending',
  progress double precision not null default 0 check (progress between 0 and 1),
  attempt integer not null default 0,
  detail jsonb not null default '{}',
  error_message text,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (job_id, step_id)
);

create table public.analysis_results (
  job_id uuid primary key references public.jobs (id) on delete cascade,
  video_id uuid not null references public.videos (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  overall_score double precision check (overall_score between 0 and 100),
  scoring_version text not null,
  report jsonb not null,
  processing_seconds double precision not null check (processing_seconds >= 0),
  created_at timestamptz not null default now()
);
create index analysis_results_owner_created on public.analysis_results (owner_id, created_at desc);
create index analysis_results_video on public.analysis_results (video_id, created_at desc);

create table public.artifacts (
  id uuid primary key default gen_random_uuid(),
  job_id uuid not null references public.jobs (id) on delete cascade,
  video_id uuid not null references public.videos (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  kind text not null,
  storage_path text not null unique,
  content_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null default now(),
  unique (job_id, kind)
);
create index artifacts_video on public.artifacts (video_id);

create table public.monitoring_metrics (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  job_id uuid references public.jobs (id) on delete set null,
  metric_type text not null,
  value jsonb not null,
  created_at timestamptz not null default now()
);
create index monitoring_metrics_owner on public.monitoring_metrics (owner_id, metric_type, created_at desc);

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  prefix text not null,
  key_sha256 text not null unique check (key_sha256 ~ '^[0-9a-f]{64}$'),
  scopes text[] not null default '{read,write}' check (scopes <@ '{read,write}'),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_owner on public.api_keys (owner_id, created_at desc);

create table public.rate_limit_counters (
  subject text not null,
  bucket text not null,
  window_start timestamptz not null,
  hits integer not null default 0,
  primary key (subject, bucket, window_start)
);
