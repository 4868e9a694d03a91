-- What the HTTP interface counts and remembers of requests, so that any number of web processes answer as one.

-- Counts several hits at once in the window that now falls into, and answers how many there are and when it ends.
drop function public.take_rate_limit(text, text, integer);
create function public.take_rate_limit(p_subject text, p_bucket text, p_window_seconds integer, p_hits integer)
returns jsonb language sql set search_path = '' as $$
  with counted as (
    insert into public.rate_limit_counters as c (subject, bucket, window_start, hits)
    values (p_subject, p_bucket,
      to_timestamp(floor(extract(epoch from now()) / p_window_seconds) * p_window_seconds), p_hits)
    on conflict (subject, bucket, window_start) do update set hits = c.hits + excluded.hits
    returning c.hits, c.window_start)
  select jsonb_build_object('hits', hits,
    'resets_in_seconds', p_window_seconds - extract(epoch from clock_timestamp() - window_start)) from counted;
$$;

-- One row a key and owner: who holds it works, and then leaves the answer for all replays.
create table public.idempotency_keys (
  owner_id uuid not null references auth.users (id) on delete cascade,
  key text not null check (char_length(key) between 1 and 255),
  -- Method, address and digest of the body: a key belongs to one request.
  request text not null,
  holder uuid not null,
  held_until timestamptz not null,
  status integer,
  body text,
  created_at timestamptz not null default now(),
  primary key (owner_id, key)
);
create index idempotency_keys_created on public.idempotency_keys (created_at);
alter table public.idempotency_keys enable row level security;
revoke all on public.idempotency_keys from anon, authenticated;
grant select, insert, update, delete on public.idempotency_keys to service_role;

-- Takes the key for a holder, also from one that stopped renewing; else says what became of it.
create function public.claim_idempotency_key(
  p_owner uuid, p_key text, p_request text, p_holder uuid, p_lease_seconds integer
) returns jsonb language plpgsql set search_path = '' as $$
declare k public.idempotency_keys;
begin
  insert into public.idempotency_keys (owner_id, key, request, holder, held_until)
  values (p_owner, p_key, p_request, p_holder, now() + make_interval(secs => p_lease_seconds))
  on conflict (owner_id, key) do nothing;
  if found then return jsonb_build_object('outcome', 'claimed'); end if;
  select * into k from public.idempotency_keys where owner_id = p_owner and key = p_key for update;
  if not found then return jsonb_build_object('outcome', 'held'); end if;
  if k.request <> p_request then return jsonb_build_object('outcome', 'reused'); end if;
  if k.status is not null then
    return jsonb_build_object('outcome', 'answered', 'status', k.status, 'body', k.body);
  end if;
  if k.held_until > now() then return jsonb_build_object('outcome', 'held'); end if;
  update public.idempotency_keys set holder = p_holder, held_until = now() + make_interval(secs => p_lease_seconds)
  where owner_id = p_owner and key = p_key;
  return jsonb_build_object('outcome', 'claimed');
end $$;

-- Forgets counters of windows long gone, and answers after a day.
create function public.forget_requests() returns jsonb language sql set search_path = '' as $$
  with counters as (
    delete from public.rate_limit_counters where window_start < now() - interval '1 hour' returning 1),
  answers as (
    delete from public.idempotency_keys where created_at < now() - interval '1 day' returning 1)
  select jsonb_build_object('counters', (select count(*) from counters), 'answers', (select count(*) from answers));
$$;

revoke execute on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema public to service_role;
