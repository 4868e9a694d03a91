-- Everything that must be one step for the database. Each answers what became of the call, so that a race is settled
-- here and told to the loser in words. Only the server may call them.

-- Opens a job on a verified video: one active job of a kind at a time.
create function public.open_job(
  p_owner uuid, p_video uuid, p_type public.job_type, p_steps jsonb, p_config jsonb, p_force boolean
) returns jsonb language plpgsql set search_path = '' as $$
declare
  v public.videos;
  j public.jobs;
begin
  select * into v from public.videos where id = p_video and owner_id = p_owner for update;
  if not found then return jsonb_build_object('outcome', 'video_not_found'); end if;
  if v.status = 'uploading' then return jsonb_build_object('outcome', 'video_not_uploaded'); end if;
  if exists (select 1 from public.jobs where video_id = p_video and type = p_type and status in ('queued', 'running'))
  then return jsonb_build_object('outcome', 'already_processing'); end if;
  if p_type = 'pitch' and not p_force and exists (select 1 from public.analysis_results where video_id = p_video)
  then return jsonb_build_object('outcome', 'already_analyzed'); end if;

  insert into public.jobs (owner_id, video_id, project_id, type, config)
  values (p_owner, p_video, v.project_id, p_type, p_config) returning * into j;
  insert into public.job_steps (job_id, owner_id, step_id, position, weight)
  select j.id, p_owner, s.value ->> 'id', s.ordinality, (s.value ->> 'weight')::double precision
  from jsonb_array_elements(p_steps) with ordinality as s;
  if p_type = 'pitch' then
    update public.videos set status = 'processing', updated_at = now() where id = p_video;
  end if;
  return jsonb_build_object('outcome', 'opened', 'job', to_jsonb(j));
end $$;

-- The state a video falls back to when a job on it ends without a result.
create function public.settle_video(p_video uuid, p_without_result public.video_status)
returns void language sql set search_path = '' as $$
  update public.videos set updated_at = now(), status = case
      when exists (select 1 from public.analysis_results r where r.video_id = p_video) then 'completed'::public.video_status
      else p_without_result end
  where id = p_video and status = 'processing'
    and not exists (select 1 from public.jobs j
      where j.video_id = p_video and j.type = 'pitch' and j.status in ('queued', 'running'));
$$;

-- Takes back a job that no engine heard of, as if it had never been asked for.
create function public.withdraw_job(p_job uuid) returns boolean language plpgsql set search_path = '' as $$
declare v_video uuid;
begin
  delete from public.jobs where id = p_job and status = 'queued' returning video_id into v_video;
  if not found then return false; end if;
  perform public.settle_video(v_video, 'uploaded');
  return true;
end $$;

-- queued -> running. False: the job has ended meanwhile and must not run.
create function public.start_job(p_job uuid) returns boolean language plpgsql set search_path = '' as $$
begin
  update public.jobs set status = 'running', started_at = coalesce(started_at, now()), updated_at = now()
  where id = p_job and status in ('queued', 'running');
  return found;
end $$;

-- Progress is the weighted share of the steps done. It never falls, and 100 is reserved for a saved result.
create function public.refresh_job_progress(p_job uuid, p_step text) returns boolean
language plpgsql set search_path = '' as $$
begin
  update public.jobs j set current_step = p_step, updated_at = now(),
    progress = greatest(j.progress, least(99, (
      select 100 * sum(s.weight * s.progress) / sum(s.weight) from public.job_steps s where s.job_id = p_job)))
  where j.id = p_job and j.status = 'running';
  return found;
end $$;

-- Each answers false where the job has ended meanwhile: the caller stops its work.
create function public.begin_step(p_job uuid, p_step text) returns boolean language plpgsql set search_path = '' as $$
begin
  update public.job_steps set status = 'running', attempt = attempt + 1, error_message = null,
    started_at = coalesce(started_at, now()), finished_at = null
  where job_id = p_job and step_id = p_step and status <> 'completed';
  return public.refresh_job_progress(p_job, p_step);
end $$;

create function public.report_step(p_job uuid, p_step text, p_progress double precision) returns boolean
language plpgsql set search_path = '' as $$
begin
  update public.job_steps set progress = greatest(progress, least(1, p_progress))
  where job_id = p_job and step_id = p_step and status = 'running';
  return public.refresh_job_progress(p_job, p_step);
end $$;

create function public.finish_step(p_job uuid, p_step text, p_detail jsonb) returns boolean
language plpgsql set search_path = '' as $$
begin
  update public.job_steps set status = 'completed', progress = 1, detail = p_detail, finished_at = now()
  where job_id = p_job and step_id = p_step and status <> 'completed';
  return public.refresh_job_progress(p_job, p_step);
end $$;

create function public.fail_step(p_job uuid, p_step text, p_message text) returns void
language sql set search_path = '' as $$
  update public.job_steps set status = 'failed', error_message = p_message, finished_at = now()
  where job_id = p_job and step_id = p_step and status = 'running';
$$;

-- Saves a result once, ends the job and its video with it. False: the job was cancelled or has failed meanwhile.
create function public.save_results(
  p_job uuid, p_overall double precision, p_version text, p_report jsonb, p_metrics jsonb
) returns boolean language plpgsql set search_path = '' as $$
declare j public.jobs;
begin
  select * into j from public.jobs where id = p_job for update;
  if not found then return false; end if;
  if j.status = 'completed' then return true; end if;
  if j.status <> 'running' then return false; end if;
  insert into public.analysis_results (job_id, video_id, owner_id, overall_score, scoring_version, report, processing_seconds)
  values (p_job, j.video_id, j.owner_id, p_overall, p_version, p_report, extract(epoch from now() - j.started_at));
  insert into public.monitoring_metrics (owner_id, job_id, metric_type, value)
  select j.owner_id, p_job, m.value ->> 'type', m.value -> 'value' from jsonb_array_elements(p_metrics) as m;
  update public.job_steps set status = 'completed', progress = 1, finished_at = now()
  where job_id = p_job and status <> 'completed';
  update public.jobs set status = 'completed', progress = 100, finished_at = now(), updated_at = now() where id = p_job;
  update public.videos set status = 'completed', updated_at = now() where id = j.video_id;
  return true;
end $$;

create function public.fail_job(p_job uuid, p_code text, p_message text) returns boolean
language plpgsql set search_path = '' as $$
declare v_video uuid;
begin
  update public.jobs set status = 'failed', error_code = p_code, error_message = p_message,
    finished_at = now(), updated_at = now()
  where id = p_job and status in ('queued', 'running') returning video_id into v_video;
  if not found then return false; end if;
  update public.job_steps set status = 'failed', error_message = p_message, finished_at = now()
  where job_id = p_job and status = 'running';
  perform public.settle_video(v_video, 'failed');
  return true;
end $$;

create function public.cancel_job(p_owner uuid, p_job uuid) returns jsonb language plpgsql set search_path = '' as $$
declare j public.jobs;
begin
  select * into j from public.jobs where id = p_job and owner_id = p_owner for update;
  if not found then return jsonb_build_object('outcome', 'job_not_found'); end if;
  if j.status in ('completed', 'failed') then return jsonb_build_object('outcome', 'already_finished', 'status', j.status); end if;
  if j.status <> 'cancelled' then
    update public.jobs set status = 'cancelled', finished_at = now(), updated_at = now() where id = p_job;
    perform public.settle_video(j.video_id, 'uploaded');
  end if;
  return jsonb_build_object('outcome', 'cancelled');
end $$;

-- Counts one hit in the window that `p_now` falls into and answers the hits so far, in one statement.
create function public.take_rate_limit(p_subject text, p_bucket text, p_window_seconds integer)
returns table (hits integer, resets_at timestamptz) language sql set search_path = '' as $$
  insert into public.rate_limit_counters as c (subject, bucket, window_start, hits)
  values (p_subject, p_bucket,
    to_timestamp(floor(extract(epoch from now()) / p_window_seconds) * p_window_seconds), 1)
  on conflict (subject, bucket, window_start) do update set hits = c.hits + 1
  returning c.hits, c.window_start + make_interval(secs => p_window_seconds);
$$;

revoke execute on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema public to service_role;
