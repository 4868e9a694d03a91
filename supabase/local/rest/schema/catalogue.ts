/** Tables and views of the exposed schemas ($1) with columns and primary keys. */
export const tablesSql = `
  select c.oid::int8::text as oid, n.nspname as schema, c.relname as name, c.relkind in ('v', 'm') as "isView",
    c.relkind = 'r' as "isPlain",
    coalesce((
      select json_agg(json_build_object(
          'number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'default', case
            when a.attidentity <> '' then format('nextval(%L::regclass)', pg_get_serial_sequence(c.oid::regclass::text, a.attname))
            when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
          'isGenerated', a.attgenerated <> '') order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '[]') as columns,
    coalesce((
      select json_agg(json_build_object('isPrimary', i.indisprimary, 'columns', (
          select json_agg(k order by position) from unnest(i.indkey::int2[]) with ordinality as u(k, position))))
      from pg_index i
      where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
    ), '[]') as keys
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any($1)
  order by n.nspname, c.relname`;

/** Foreign keys between tables of the exposed schemas; those that partitions inherit are left out. */
export const foreignKeysSql = `
  select k.conname as name, k.conrelid::int8::text as source, k.confrelid::int8::text as target,
    array_to_json(k.conkey) as "sourceColumns", array_to_json(k.confkey) as "targetColumns"
  from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and n.nspname = any($1) and fn.nspname = any($1)
  order by k.conname`;

/** The stored queries of views, from which the origin of their columns is read. */
export const viewsSql = `
  select c.oid::int8::text as oid, r.ev_action::text as action
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_rewrite r on r.ev_class = c.oid
  where c.relkind in ('v', 'm') and r.rulename = '_RETURN' and n.nspname = any($1)`;

/** Functions of the exposed schemas with their parameters and results. */
export const functionsSql = `
  select n.nspname as schema, p.proname as name, p.proretset as "returnsSet", p.prorows = 1 as "isSingleRow",
    p.provolatile as volatility,
    case when t.typtype = 'd' then b.typrelid else t.typrelid end::int8::text as "resultTable",
    t.typname = 'void' as "isVoid",
    coalesce(t.typtype = 'c' or b.typtype = 'c' or t.typname = 'record'
      or p.proargmodes::text[] && array['o', 'b', 't'], false) as "isComposite",
    p.pronargdefaults as "defaults",
    (select count(*)::int from unnest(p.proargmodes) m where m in ('o', 'b', 't')) as "outputs",
    coalesce((
      select json_agg(json_build_object(
        'name', coalesce(p.proargnames[position], ''), 'type', format_type(type, null),
        'mode', coalesce(p.proargmodes[position]::text, 'i'),
        'relation', (select typrelid from pg_type where pg_type.oid = type)::int8::text) order by position)
      from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as u(type, position)
    ), '[]') as arguments
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_type t on t.oid = p.prorettype
    left join pg_type b on b.oid = t.typbasetype
  where p.prokind = 'f' and t.typname not in ('trigger', 'event_trigger') and n.nspname = any($1)
  order by p.proname, p.oid`;

/** What `alter role authenticator set pgrst.…` says, for this database or for all. */
export const settingsSql = `
  select split_part(setting, '=', 1) as name, substr(setting, strpos(setting, '=') + 1) as value
  from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) as setting
  where r.rolname = 'authenticator' and setting like 'pgrst.%'
    and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
  order by s.setdatabase`;
