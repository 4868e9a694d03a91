-- What lies in the trash is not worked on: a job that was begun there could only fail.
create or replace function public.open_job(
  p_owner uuid, p_video uuid, p_type public.job_type, p_steps jsonb, p_config jsonb, p_force boolean,
  p_max_attempts integer, p_retry_delay_seconds integer, p_max_waiting integer
) returns jsonb language plpgsql set search_path = '' as $$
declare
  v public.videos;
  j public.jobs;
begin
  -- One owner's openings queue up here, so that two at once cannot both take the last place.
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 1));
  select * into v from public.videos where id = p_video and owner_id = p_owner and deleted_at is null for update;
  if not found then return jsonb_build_object('outcome', 'video_not_found'); end if;
  if v.status = 'uploading' then return jsonb_build_object('outcome', 'video_not_uploaded'); end if;
  if p_type = 'pitch' then
    if exists (select 1 from public.jobs where video_id = p_video and type = 'pitch' and status in ('queued', 'running'))
    then return jsonb_build_object('outcome', 'already_processing'); end if;
    if not p_force and exists (select 1 from public.analysis_results where video_id = p_video)
    then return jsonb_build_object('outcome', 'already_analyzed'); end if;
  end if;
  if (select count(*) from public.jobs where owner_id = p_owner and status = 'queued') >= p_max_waiting
  then return jsonb_build_object('outcome', 'queue_full'); end if;

  insert into public.jobs (owner_id, video_id, project_id, type, config, max_attempts, retry_delay_seconds)
  values (p_owner, p_video, v.project_id, p_type, p_config, p_max_attempts, p_retry_delay_seconds) returning * into j;
  insert into public.job_steps (job_id, owner_id, step_id, position, weight)
  select j.id, p_owner, s.value ->> 'id', s.ordinality, (s.value ->> 'weight')::double precision
  from jsonb_array_elements(p_steps) with ordinality as s;
  if p_type = 'pitch' then
    update public.videos set status = 'processing', updated_at = now() where id = p_video;
  end if;
  return jsonb_build_object('outcome', 'opened', 'job', to_jsonb(j));
end $$;
