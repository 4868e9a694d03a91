-- Who holds a key that is not revoked, noting to the minute that it was used.
create function public.use_api_key(p_sha256 text) returns jsonb language plpgsql set search_path = '' as $$
declare k public.api_keys;
begin
  select * into k from public.api_keys where key_sha256 = p_sha256 and revoked_at is null;
  if not found then return null; end if;
  update public.api_keys set last_used_at = now()
  where id = k.id and (last_used_at is null or last_used_at < now() - interval '1 minute');
  return jsonb_build_object('id', k.id, 'owner_id', k.owner_id, 'scopes', k.scopes);
end $$;

revoke execute on function public.use_api_key(text) from public, anon, authenticated;
grant execute on function public.use_api_key(text) to service_role;
