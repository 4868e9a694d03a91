-- Jobs that ended before a time, on videos that nobody keeps for ever.
create function public.list_expired_jobs(p_before timestamptz) returns setof uuid
language plpgsql stable set search_path = '' as $$
begin
  return query select j.id from public.jobs j join public.videos v on v.id = j.video_id
  where j.finished_at < p_before and j.status in ('completed', 'failed', 'cancelled') and not v.kept
  order by j.finished_at limit 100;
end $$;

-- Deletes a job that has ended with its result; its video is then as if it had never been analysed, unless it was.
create function public.delete_ended_job(p_job uuid) returns boolean language plpgsql set search_path = '' as $$
declare v_video uuid;
begin
  delete from public.jobs where id = p_job and status in ('completed', 'failed', 'cancelled') returning video_id into v_video;
  if not found then return false; end if;
  update public.videos v set status = 'uploaded', updated_at = now()
  where v.id = v_video and v.status in ('completed', 'failed')
    and not exists (select 1 from public.analysis_results r where r.video_id = v_video);
  return true;
end $$;

revoke execute on function public.list_expired_jobs, public.delete_ended_job from public, anon, authenticated;
grant execute on function public.list_expired_jobs, public.delete_ended_job to service_role;
