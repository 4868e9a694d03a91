-- Files and bytes by kind, told from the rows that name them: of an owner, of one project of theirs, or of everybody.
create function public.storage_stats(p_owner uuid default null, p_project uuid default null)
returns table (kind text, files bigint, bytes bigint) language sql stable set search_path = '' as $$
  with
  wanted as (
    select v.* from public.videos v
    where v.status <> 'uploading' and (p_owner is null or v.owner_id = p_owner)
      and (p_project is null or v.project_id = p_project)),
  -- Videos of the same content share one object.
  sources as (select distinct on (storage_path) storage_path, size_bytes from wanted),
  files as (
    select 'uploads' as kind, size_bytes from sources
    union all
    select case
        when a.content_type like 'image/%' then 'thumbnails'
        when a.content_type like 'video/%' and a.kind ~ '^(export|reel)' then 'exports'
        when a.content_type ~ '^(video|audio)/' then 'processed'
        else 'metadata' end,
      a.size_bytes
    from public.artifacts a join wanted w on w.id = a.video_id
    union all
    select 'music', s.size_bytes from public.assets s
    where (p_owner is null or s.owner_id = p_owner) and (p_project is null or s.project_id = p_project))
  select f.kind, count(*), coalesce(sum(f.size_bytes), 0)::bigint from files f group by f.kind;
$$;

-- A piece of music is kept once in a project.
create unique index assets_content on public.assets (owner_id, project_id, sha256) nulls not distinct;

-- Deletes a project with all of its videos and music, and notes their files.
create function public.delete_project(p_owner uuid, p_project uuid) returns boolean
language plpgsql set search_path = '' as $$
declare v_video uuid;
begin
  perform from public.projects where id = p_project and owner_id = p_owner for update;
  if not found then return false; end if;
  for v_video in select id from public.videos where project_id = p_project order by id loop
    perform public.delete_video(p_owner, v_video);
  end loop;
  insert into public.discarded_files (origin_id, bucket, path)
  select p_project, 'videos', storage_path from public.assets where project_id = p_project;
  delete from public.projects where id = p_project;
  return true;
end $$;

revoke execute on function public.storage_stats, public.delete_project from public, anon, authenticated;
grant execute on function public.storage_stats, public.delete_project to service_role;
