-- Changes of the schema are told to the REST service. Only a superuser may watch them; without, migrations tell it.

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    return;
  end if;
  if to_regprocedure('extensions.pgrst_ddl_watch()') is null then
    create function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as
      $f$ begin notify pgrst, 'reload schema'; end $f$;
  end if;
  if not exists (select from pg_event_trigger where evtname = 'pgrst_ddl_watch') then
    create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();
  end if;
  if not exists (select from pg_event_trigger where evtname = 'pgrst_drop_watch') then
    create event trigger pgrst_drop_watch on sql_drop execute function extensions.pgrst_ddl_watch();
  end if;
end $$;
