-- What is deleted for good goes into the trash first, and why it is gone is remembered in the same step: a page that hears
-- of the cancelled work reads the take anew at once, and must find that it is gone.
drop function public.trash_video(uuid, uuid, timestamptz);
create function public.trash_video(p_owner uuid, p_video uuid, p_at timestamptz, p_why text default null) returns jsonb
language plpgsql set search_path = '' as $$
declare v_cancelled jsonb;
begin
  -- No job is opened meanwhile; jobs are locked before their video, as everywhere.
  perform pg_advisory_xact_lock(hashtextextended(p_owner::text, 1));
  with cancelled as (
    update public.jobs set status = 'cancelled', finished_at = now(), updated_at = now()
    where video_id = p_video and owner_id = p_owner and status in ('queued', 'running')
    returning id
  )
  select coalesce(jsonb_agg(id), '[]') into v_cancelled from cancelled;
  perform public.settle_video(p_video, 'uploaded');
  update public.videos set deleted_at = p_at, updated_at = now()
  where id = p_video and owner_id = p_owner and deleted_at is null;
  if not found then return jsonb_build_object('outcome', 'video_not_found'); end if;
  if p_why is not null then
    insert into public.gone_videos (video_id, owner_id, why) values (p_video, p_owner, p_why)
    on conflict (video_id) do nothing;
  end if;
  return jsonb_build_object('outcome', 'trashed', 'cancelled', v_cancelled);
end $$;

revoke execute on function public.trash_video(uuid, uuid, timestamptz, text) from public, anon, authenticated;
grant execute on function public.trash_video(uuid, uuid, timestamptz, text) to service_role;
