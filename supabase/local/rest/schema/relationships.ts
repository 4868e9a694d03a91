import type { Relationship, Table } from "./types.ts";
import { readColumnOrigins } from "./view-columns.ts";

export interface TableRow {
  oid: string;
  schema: string;
  name: string;
  isView: boolean;
  isPlain: boolean;
  columns: { number: number; name: string; type: string; default: string | null; isGenerated: boolean }[];
  keys: { isPrimary: boolean; columns: number[] }[];
}

export interface ForeignKeyRow {
  name: string;
  source: string;
  target: string;
  sourceColumns: number[];
  targetColumns: number[];
}

/** A foreign key between two relations; either may be a view that passes the columns on. */
interface Link {
  constraint: string;
  source: Table;
  target: Table;
  columns: [string, string][];
  isUnique: boolean;
  /** The columns are part of the source's primary key, as in a junction of many to many. */
  isInKey: boolean;
}

/** A relation that shows a table's columns, by the table's column number. */
interface Presentation {
  table: Table;
  names: Map<number, string>;
}

function presentTables(
  rows: TableRow[],
  tables: Map<string, Table>,
  views: { oid: string; action: string }[],
) {
  const presentations = new Map<string, Presentation[]>();
  for (const row of rows) {
    const table = tables.get(row.oid);
    if (table)
      presentations.set(row.oid, [{ table, names: new Map(row.columns.map((c) => [c.number, c.name])) }]);
  }
  const origins = new Map(views.map((view) => [view.oid, readColumnOrigins(view.action)]));
  /** Follows a view on views down to the table that the column is stored in. */
  const resolve = (
    relation: string,
    column: number,
    depth = 0,
  ): { relation: string; column: number } | null => {
    const own = origins.get(relation);
    if (!own || depth > 20) return { relation, column };
    const origin = own.get(column);
    return origin ? resolve(origin.relation, origin.column, depth + 1) : null;
  };
  for (const row of rows) {
    const view = tables.get(row.oid);
    if (!view || !origins.has(row.oid)) continue;
    const shown = new Map<string, Map<number, string>>();
    for (const column of row.columns) {
      const origin = resolve(row.oid, column.number);
      if (!origin) continue;
      const names = shown.get(origin.relation) ?? new Map<number, string>();
      if (!names.has(origin.column)) names.set(origin.column, column.name);
      shown.set(origin.relation, names);
    }
    for (const [relation, names] of shown) presentations.get(relation)?.push({ table: view, names });
  }
  return presentations;
}

function listLinks(
  rows: TableRow[],
  keys: ForeignKeyRow[],
  presentations: Map<string, Presentation[]>,
): Link[] {
  const rowOf = new Map(rows.map((row) => [row.oid, row]));
  const links: Link[] = [];
  for (const key of keys) {
    const row = rowOf.get(key.source);
    const sorted = [...key.sourceColumns].sort().join();
    const isUnique = row?.keys.some(({ columns }) => [...columns].sort().join() === sorted) ?? false;
    const primary = row?.keys.find(({ isPrimary }) => isPrimary)?.columns ?? [];
    const isInKey = key.sourceColumns.every((column) => primary.includes(column));
    for (const source of presentations.get(key.source) ?? []) {
      for (const target of presentations.get(key.target) ?? []) {
        const columns = key.sourceColumns.map((column, index) => [
          source.names.get(column),
          target.names.get(key.targetColumns[index] ?? 0),
        ]);
        if (columns.some((pair) => pair.includes(undefined))) continue;
        const pairs = columns as [string, string][];
        links.push({
          constraint: key.name,
          source: source.table,
          target: target.table,
          columns: pairs,
          isUnique,
          isInKey,
        });
      }
    }
  }
  return links;
}

const reverse = (columns: [string, string][]) => columns.map(([a, b]): [string, string] => [b, a]);

function bothDirections({ constraint, source, target, columns, isUnique }: Link): Relationship[] {
  const isSelf = source === target;
  const forth = isUnique ? "one-to-one" : "many-to-one";
  const back = isUnique ? "one-to-one" : "one-to-many";
  return [
    { source, target, constraint, columns, cardinality: forth, isSelf },
    { source: target, target: source, constraint, columns: reverse(columns), cardinality: back, isSelf },
  ];
}

function manyToMany(links: Link[]): Relationship[] {
  const relationships: Relationship[] = [];
  const junctionLinks = links.filter((link) => link.isInKey);
  for (const near of junctionLinks) {
    for (const far of junctionLinks) {
      if (near === far || near.source !== far.source || near.constraint === far.constraint) continue;
      relationships.push({
        source: near.target,
        target: far.target,
        cardinality: "many-to-many",
        constraint: near.constraint,
        columns: reverse(near.columns),
        junction: { table: near.source, targetConstraint: far.constraint, targetColumns: far.columns },
        isSelf: near.target === far.target,
      });
    }
  }
  return relationships;
}

/** Derives every relationship from the foreign keys, also through views and through junction tables. */
export function deriveRelationships(
  rows: TableRow[],
  tables: Map<string, Table>,
  foreignKeys: ForeignKeyRow[],
  views: { oid: string; action: string }[],
): Relationship[] {
  const links = listLinks(rows, foreignKeys, presentTables(rows, tables, views));
  return [...links.flatMap(bothDirections), ...manyToMany(links)];
}
