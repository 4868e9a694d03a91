-- What operators are told of: the state of each thing that is watched, and which state of it they know.

create table public.alerts (
  -- 'health', or 'drift:<owner>:<metric>'.
  subject text primary key,
  owner_id uuid references auth.users (id) on delete cascade,
  state text not null,
  told_state text not null,
  message text not null,
  changed_at timestamptz not null default now()
);
create index alerts_untold on public.alerts (changed_at) where state <> told_state;
create index alerts_owner on public.alerts (owner_id);
alter table public.alerts enable row level security;
revoke all on public.alerts from anon, authenticated;
grant select, insert, update, delete on public.alerts to service_role;

-- Notes how things are. What is new is taken to have been as usual before; a return to the usual of which nobody is to
-- be told counts as known.
create function public.note_states(p_states jsonb) returns void language plpgsql set search_path = '' as $$
declare s record;
begin
  for s in select * from jsonb_to_recordset(p_states)
    as n (subject text, owner_id uuid, state text, usual text, message text, tells_return boolean) order by n.subject
  loop
    insert into public.alerts as a (subject, owner_id, state, told_state, message)
    values (s.subject, s.owner_id, s.state, s.usual, s.message)
    on conflict (subject) do update set state = s.state, message = s.message, changed_at = now(),
      told_state = case when s.state = s.usual and not s.tells_return then s.state else a.told_state end
    where a.state <> s.state;
  end loop;
end $$;

create function public.list_untold_alerts(p_most integer) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('subject', subject, 'state', state, 'message', message)), '[]') from (
    select * from public.alerts where state <> told_state order by changed_at, subject limit p_most) as untold;
$$;

-- How all analyses together are: what the health of the whole is judged by.
create function public.read_fleet_health(p_since timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'total_analyses', (select count(*) from public.analysis_results),
    'average_score', (select avg(overall_score) from (
      select overall_score from public.analysis_results
      where overall_score is not null order by created_at desc limit 100) as newest),
    'failure_rate', (select avg((status = 'failed')::integer)::double precision from public.jobs
      where status in ('completed', 'failed') and finished_at >= p_since));
$$;

-- The newest drift check of each metric of each owner.
create function public.list_newest_drift() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('owner_id', owner_id, 'value', value)), '[]') from (
    select distinct on (owner_id, value ->> 'metric') owner_id, value
    from public.monitoring_metrics where metric_type = 'drift'
    order by owner_id, value ->> 'metric', created_at desc) as newest;
$$;

revoke execute on function public.note_states, public.list_untold_alerts, public.read_fleet_health,
  public.list_newest_drift
  from public, anon, authenticated;
grant execute on function public.note_states, public.list_untold_alerts, public.read_fleet_health,
  public.list_newest_drift to service_role;
