-- Deletes a file of a project that is no video, and notes its bytes; false where it is not there.
create function public.delete_asset(p_owner uuid, p_project uuid, p_asset uuid) returns boolean
language plpgsql set search_path = '' as $$
declare v_path text;
begin
  delete from public.assets where id = p_asset and owner_id = p_owner and project_id = p_project
  returning storage_path into v_path;
  if not found then return false; end if;
  insert into public.discarded_files (origin_id, bucket, path) values (p_asset, 'videos', v_path);
  return true;
end $$;

-- Forgets what is kept of an owner besides their projects and videos: keys, web-hooks, figures, answers to requests.
create function public.forget_owner(p_owner uuid) returns void language sql set search_path = '' as $$
  delete from public.api_keys where owner_id = p_owner;
  delete from public.webhooks where owner_id = p_owner;
  delete from public.monitoring_metrics where owner_id = p_owner;
  delete from public.alerts where owner_id = p_owner;
  delete from public.idempotency_keys where owner_id = p_owner;
$$;

revoke execute on function public.delete_asset, public.forget_owner from public, anon, authenticated;
grant execute on function public.delete_asset, public.forget_owner to service_role;
