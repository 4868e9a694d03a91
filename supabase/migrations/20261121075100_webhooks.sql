-- Addresses that are told when a job of their owner's has ended, and what became of each message.

create table public.webhooks (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  url text not null check (char_length(url) between 8 and 2000),
  events text[] not null check (events <@ '{job.completed,job.failed}' and cardinality(events) > 0),
  description text not null default '' check (char_length(description) <= 200),
  enabled boolean not null default true,
  -- Signs the messages, so it must be known as it is: only the server reads this table.
  secret text not null,
  created_at timestamptz not null default now()
);
create index webhooks_owner on public.webhooks (owner_id, created_at desc);

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references public.webhooks (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  event text not null,
  job_id uuid not null,
  payload jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  response_status integer,
  error text,
  created_at timestamptz not null default now(),
  last_attempt_at timestamptz,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  -- One message a job and hook, however often its end is announced.
  unique (webhook_id, job_id, event)
);
create index webhook_deliveries_webhook on public.webhook_deliveries (webhook_id, created_at desc);
create index webhook_deliveries_owner on public.webhook_deliveries (owner_id, created_at);

alter table public.webhooks enable row level security;
alter table public.webhook_deliveries enable row level security;
create policy "owners read their deliveries" on public.webhook_deliveries
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.webhooks, public.webhook_deliveries from anon, authenticated;
grant select on public.webhook_deliveries to authenticated;
grant select, insert, update, delete on public.webhooks, public.webhook_deliveries to service_role;

-- Adds a hook where its owner has fewer than p_most; answers its id, or null.
create function public.add_webhook(
  p_owner uuid, p_url text, p_events text[], p_description text, p_secret text, p_most integer
) returns uuid language plpgsql set search_path = '' as $$
declare v_id uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 2));
  if (select count(*) from public.webhooks where owner_id = p_owner) >= p_most then return null; end if;
  insert into public.webhooks (owner_id, url, events, description, secret)
  values (p_owner, p_url, p_events, p_description, p_secret) returning id into v_id;
  return v_id;
end $$;

-- Opens a message for every hook of the owner's that wants to hear of the event; answers all of them that are not out.
create function public.open_webhook_deliveries(p_owner uuid, p_event text, p_job uuid, p_payload jsonb)
returns setof uuid language sql set search_path = '' as $$
  delete from public.webhook_deliveries where owner_id = p_owner and created_at < now() - interval '30 days';
  insert into public.webhook_deliveries (webhook_id, owner_id, event, job_id, payload)
  select id, p_owner, p_event, p_job, p_payload from public.webhooks
  where owner_id = p_owner and enabled and p_event = any (events)
  on conflict (webhook_id, job_id, event) do nothing;
  select id from public.webhook_deliveries
  where owner_id = p_owner and job_id = p_job and event = p_event and status = 'pending';
$$;

revoke execute on function public.add_webhook, public.open_webhook_deliveries from public, anon, authenticated;
grant execute on function public.add_webhook, public.open_webhook_deliveries to service_role;
