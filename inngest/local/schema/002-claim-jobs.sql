-- Leases up to p_max due jobs of the given functions, lane after lane, within every limit. The lock makes
-- counting exact between engines. Nothing durable is decided here, so the commit need not wait for the disk.
-- p_held are the caller's own jobs under way: it never takes them twice, whatever the clock or the disk did meanwhile.
create function inngest.claim_jobs(p_max int, p_lease_seconds double precision, p_functions text[], p_held bigint[])
returns setof inngest.job language plpgsql as $$
declare
  in_use jsonb;
  chosen record;
  leased inngest.job;
  used_key text;
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(7309453120411);
  update inngest.job set lease_id = null, lease_until = null
    where id in (select id from inngest.job where lease_id is not null and lease_until < clock_timestamp()
                    and id <> all (p_held) for update skip locked);
  select coalesce(jsonb_object_agg(key, n), '{}') into in_use
    from (select key, count(*) as n
            from inngest.job j join inngest.lane l on l.id = j.lane_id cross join unnest(l.keys) as key
           where j.lease_id is not null group by key) as counted;
  for i in 1..p_max loop
    select next.id, l.id as lane_id, l.keys into chosen
      from inngest.lane l
      cross join lateral (
        select j.id, j.sort_at from inngest.job j
         where j.lane_id = l.id and j.lease_id is null and j.available_at <= clock_timestamp()
           and j.id <> all (p_held)
         order by j.sort_at, j.id limit 1) as next
     where l.function_id = any (p_functions)
       and not exists (select from unnest(l.keys, l.limits) as cap (key, most)
                        where coalesce((in_use ->> cap.key)::int, 0) >= cap.most)
     order by l.served, next.sort_at, next.id limit 1;
    exit when not found;
    update inngest.job
       set lease_id = gen_random_uuid(), lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
     where id = (select id from inngest.job where id = chosen.id and lease_id is null for update skip locked)
    returning * into leased;
    exit when not found;
    update inngest.lane set served = nextval('inngest.turn') where id = chosen.lane_id;
    foreach used_key in array chosen.keys loop
      in_use := jsonb_set(in_use, array[used_key], to_jsonb(coalesce((in_use ->> used_key)::int, 0) + 1));
    end loop;
    -- A run that somebody is just cancelling is left alone: waiting for it here could deadlock.
    update inngest.run set status = 'Running', started_at = clock_timestamp(),
           finish_by = clock_timestamp() + make_interval(secs => finish_within_seconds)
     where id = (select id from inngest.run where id = leased.run_id and status = 'Queued' for update skip locked);
    return next leased;
  end loop;
end $$;
