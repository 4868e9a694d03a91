-- What is known of the workers and of the functions they serve.
create table inngest.endpoint (
  url text primary key,
  app_id text,
  sdk text,
  framework text,
  function_ids text[] not null default '{}',
  reachable boolean not null default false,
  problem text,
  seen_at timestamptz
);

create table inngest.function (
  id text primary key,
  app_id text not null,
  name text not null,
  config json not null,
  refusal text,
  removed_at timestamptz,
  updated_at timestamptz not null default now()
);

create table inngest.trigger (
  function_id text not null references inngest.function on delete cascade,
  position int not null,
  event_name text,
  expression text,
  cron text,
  jitter_seconds double precision not null default 0,
  next_at timestamptz,
  primary key (function_id, position)
);
create index trigger_event_name on inngest.trigger (event_name) where event_name is not null;
create index trigger_next_at on inngest.trigger (next_at) where next_at is not null;

-- `json`, not `jsonb`, for what users send: it keeps every character, U+0000 included.
create table inngest.event (
  id text primary key,
  name text not null,
  external_id text,
  payload json not null,
  unrouted boolean not null default false,
  received_at timestamptz not null default now()
);
create index event_external_id on inngest.event (external_id) where external_id is not null;
create index event_unrouted on inngest.event (id) where unrouted;

-- "This happened already": event ids and idempotency keys, remembered for a day.
create table inngest.once (
  scope text not null,
  key text not null,
  reference text not null,
  seen_at timestamptz not null default now(),
  primary key (scope, key)
);
create index once_seen_at on inngest.once (seen_at);

create table inngest.rate_limit (
  function_id text not null,
  key text not null,
  started timestamptz[] not null,
  expires_at timestamptz not null,
  primary key (function_id, key)
);

create table inngest.debounce (
  function_id text not null,
  key text not null,
  event_id text not null,
  due_at timestamptz not null,
  deadline timestamptz,
  primary key (function_id, key)
);
create index debounce_due_at on inngest.debounce (due_at);

-- A lane is all work that shares one set of concurrency limits; lanes are served in turn.
create table inngest.lane (
  id text primary key,
  function_id text not null,
  keys text[] not null,
  limits int[] not null,
  served bigint not null default 0
);
create sequence inngest.turn;

create table inngest.run (
  id text primary key,
  function_id text not null,
  event_id text not null,
  lane_id text not null,
  status text not null default 'Queued'
    check (status in ('Queued', 'Running', 'Completed', 'Failed', 'Cancelled')),
  sort_at timestamptz not null,
  max_attempts int not null,
  settled int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  start_by timestamptz,
  finish_by timestamptz,
  finish_within_seconds double precision,
  output json,
  error json,
  reason text,
  parent_run_id text,
  parent_step_id text,
  rerun_of text
);
create index run_event on inngest.run (event_id);
create index run_function on inngest.run (function_id, id);
create index run_status on inngest.run (status, id);
create index run_active_lane on inngest.run (lane_id) where status in ('Queued', 'Running');
create index run_start_by on inngest.run (start_by) where status = 'Queued' and start_by is not null;
create index run_finish_by on inngest.run (finish_by) where status = 'Running' and finish_by is not null;

-- One row a step. `ended_at is null` means outstanding: a run cannot finish before it is settled.
create table inngest.step (
  run_id text not null references inngest.run on delete cascade,
  id text not null,
  op text not null,
  name text not null,
  status text not null
    check (status in ('Planned', 'Sleeping', 'Waiting', 'Invoking', 'Completed', 'Failed', 'TimedOut', 'Cancelled')),
  race boolean not null default false,
  position int,
  attempts int not null default 0,
  output json,
  error json,
  due_at timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (run_id, id)
);
create index step_due_at on inngest.step (due_at) where ended_at is null and due_at is not null;

-- Attempts that did not succeed; successes are on the step or the run itself.
create table inngest.attempt (
  id bigint generated always as identity primary key,
  run_id text not null references inngest.run on delete cascade,
  step_id text,
  step_name text,
  attempt int not null,
  error json not null,
  worker text,
  started_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp()
);
create index attempt_run on inngest.attempt (run_id);

-- A run that listens for an event: to go on (wait) or to stop (cancel).
create table inngest.listener (
  id bigint generated always as identity primary key,
  run_id text not null references inngest.run on delete cascade,
  step_id text,
  event_name text not null,
  expression text,
  match_path text,
  match_value text,
  expires_at timestamptz
);
create index listener_event on inngest.listener (event_name, match_path, match_value);
create index listener_run on inngest.listener (run_id);

-- The queue: one row a call that is due or under way.
create table inngest.job (
  id bigint generated always as identity primary key,
  run_id text not null references inngest.run on delete cascade,
  lane_id text not null,
  step_id text,
  attempt int not null default 0,
  immediate boolean not null,
  sort_at timestamptz not null,
  available_at timestamptz not null default clock_timestamp(),
  lost_calls int not null default 0,
  note text,
  lease_id uuid,
  lease_until timestamptz,
  unique (run_id, step_id)
);
create index job_lane on inngest.job (lane_id, sort_at, id) where lease_id is null;
create index job_available_at on inngest.job (available_at) where lease_id is null;
create index job_leased on inngest.job (lease_until) where lease_id is not null;
