import type pg from "pg";

interface RelationColumn {
  name: string;
  /** As clients know it, e.g. `int8` or `_text`. */
  type: string;
  /** As SQL writes it, e.g. `bigint` or `text[]`. */
  sqlType: string;
  isKey: boolean;
  /** The roles that may read it. */
  readableBy: string[];
}

/** A published table, as far as it matters for who may hear of its rows. */
export interface Relation {
  schema: string;
  name: string;
  hasRowSecurity: boolean;
  columns: RelationColumn[];
}

const relationSql = `
  select n.nspname as schema, c.relname as name, c.relrowsecurity as "hasRowSecurity", (
    select json_agg(json_build_object(
        'name', a.attname, 'type', t.typname, 'sqlType', format_type(a.atttypid, a.atttypmod),
        'isKey', a.attnum = any(coalesce(k.indkey::int2[], '{}')),
        'readableBy', (select coalesce(json_agg(r), '[]') from unnest(array['anon', 'authenticated', 'service_role']) r
                       where has_column_privilege(r, c.oid, a.attnum, 'select'))) order by a.attnum)
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_index k on k.indrelid = c.oid and k.indisprimary
  where c.oid = $1`;

/** Reads what the catalogue says of a table; null when it is gone. */
export async function findRelation(pool: pg.Pool, oid: number): Promise<Relation | null> {
  return (await pool.query<Relation>(relationSql, [oid])).rows[0] ?? null;
}
