-- The same file of one owner is stored once: videos with the same content name the same object, and the object goes
-- with the last of them. What is to be removed from the storage is noted in the transaction that makes it unwanted,
-- so that no crash leaves a file that nobody names.

alter table public.videos drop constraint videos_storage_path_key;
create index videos_storage_path on public.videos (storage_path);
create index videos_content on public.videos (owner_id, sha256) where status <> 'uploading';

create table public.discarded_files (
  id bigint generated always as identity primary key,
  -- What was deleted; a path that ends in a slash is a folder with all that is in it.
  origin_id uuid not null,
  bucket text not null,
  path text not null,
  created_at timestamptz not null default now()
);
create index discarded_files_origin on public.discarded_files (origin_id);
alter table public.discarded_files enable row level security;
revoke all on public.discarded_files from anon, authenticated;
grant select, insert, update, delete on public.discarded_files to service_role;

-- uploading -> uploaded, with the object of an earlier video of the same content where there is one. Asked before
-- anything is stored (p_is_stored false), it does nothing where there is none.
create function public.mark_uploaded(
  p_video uuid, p_size bigint, p_sha256 text, p_duration double precision, p_probe jsonb, p_is_stored boolean
) returns text language plpgsql set search_path = '' as $$
declare
  v public.videos;
  v_shared text;
begin
  select * into v from public.videos where id = p_video for update;
  if not found or v.status <> 'uploading' then return 'not_open'; end if;
  perform pg_advisory_xact_lock(hashtextextended(v.owner_id || p_sha256, 0));
  select o.storage_path into v_shared from public.videos o
  where o.owner_id = v.owner_id and o.sha256 = p_sha256 and o.status <> 'uploading' limit 1;
  if v_shared is null and not p_is_stored then return 'not_stored'; end if;
  if v_shared is not null and p_is_stored then
    insert into public.discarded_files (origin_id, bucket, path) values (p_video, 'videos', v.storage_path);
  end if;
  update public.videos set status = 'uploaded', size_bytes = p_size, sha256 = p_sha256, duration_seconds = p_duration,
    probe = p_probe, storage_path = coalesce(v_shared, storage_path), uploaded_at = now(), updated_at = now()
  where id = p_video;
  return 'uploaded';
end $$;

-- Deletes a video with everything that refers to it, and notes its files.
create function public.delete_video(p_owner uuid, p_video uuid) returns boolean
language plpgsql set search_path = '' as $$
declare v public.videos;
begin
  select * into v from public.videos where id = p_video and owner_id = p_owner for update;
  if not found then return false; end if;
  if v.sha256 is not null then perform pg_advisory_xact_lock(hashtextextended(v.owner_id || v.sha256, 0)); end if;
  delete from public.videos where id = p_video;
  insert into public.discarded_files (origin_id, bucket, path)
  select p_video, 'videos', v.storage_path
  where not exists (select 1 from public.videos o where o.storage_path = v.storage_path)
  union all select p_video, 'videos', v.captions_path where v.captions_path is not null
  union all select p_video, 'artifacts', format('%s/%s/', v.owner_id, v.id);
  return true;
end $$;

revoke execute on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema public to service_role;
