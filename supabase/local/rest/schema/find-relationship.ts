import { restError } from "../rest-error.ts";
import { suggestName } from "./suggest-name.ts";
import type { ComputedRelationship, Relationship, SchemaCache, Table } from "./types.ts";

const singleColumn = (relationship: Relationship, side: 0 | 1): string | undefined =>
  relationship.columns.length === 1 ? relationship.columns[0]?.[side] : undefined;

function matchesSelf(relationship: Relationship, wanted: string, hint: string | undefined): boolean {
  const { cardinality, junction, target } = relationship;
  const isName = wanted === target.name;
  if (cardinality === "many-to-many") return isName && (hint === undefined || hint === junction?.table.name);
  const isBack = cardinality === "one-to-many";
  if (hint === undefined) return isName ? isBack : !isBack && wanted === singleColumn(relationship, 0);
  if (!isName) return false;
  return isBack && hint === singleColumn(relationship, 1);
}

function matches(relationship: Relationship, wanted: string, hint: string | undefined): boolean {
  if (relationship.isSelf) return matchesSelf(relationship, wanted, hint);
  const { constraint, junction, target } = relationship;
  const isManyToMany = junction !== undefined;
  if (hint === undefined) {
    if (wanted === target.name) return true;
    // A view shows the same columns again: only the table itself is meant by its constraint or column.
    const isOriginal = !isManyToMany && !target.isView;
    return isOriginal && (wanted === constraint || wanted === singleColumn(relationship, 0));
  }
  if (wanted !== target.name) return false;
  if (isManyToMany) return hint === junction.table.name;
  return (
    hint === constraint || hint === singleColumn(relationship, 0) || hint === singleColumn(relationship, 1)
  );
}

const listColumns = (columns: [string, string][], side: 0 | 1) =>
  columns.map((pair) => pair[side]).join(", ");

function describeRelationship({ source, target, cardinality, constraint, columns, junction }: Relationship) {
  const relationship = junction
    ? `${junction.table.name} using ${constraint}(${listColumns(columns, 1)}) and ` +
      `${junction.targetConstraint}(${listColumns(junction.targetColumns, 0)})`
    : `${constraint} using ${source.name}(${listColumns(columns, 0)}) and ${target.name}(${listColumns(columns, 1)})`;
  return { cardinality, embedding: `${source.name} with ${target.name}`, relationship };
}

function ambiguous(source: Table, wanted: string, candidates: Relationship[]) {
  const choices = candidates.map(
    ({ constraint, junction }) => `'${wanted}!${junction?.table.name ?? constraint}'`,
  );
  return restError(
    300,
    "PGRST201",
    `Could not embed because more than one relationship was found for '${source.name}' and '${wanted}'`,
    candidates.map(describeRelationship),
    `Try changing '${wanted}' to one of the following: ${choices.join(", ")}. ` +
      "Find the desired relationship in the 'details' key.",
  );
}

function unknown(cache: SchemaCache, source: Table, wanted: string, hint: string | undefined) {
  const neighbours = cache.relationships
    .filter((known) => known.source === source)
    .map(({ target }) => target.name);
  const suggestion = suggestName(wanted, neighbours);
  const withHint = hint === undefined ? "" : ` using the hint '${hint}'`;
  return restError(
    400,
    "PGRST200",
    `Could not find a relationship between '${source.name}' and '${wanted}' in the schema cache`,
    `Searched for a foreign key relationship between '${source.name}' and '${wanted}'${withHint} ` +
      `in the schema '${source.schema}', but no matches were found.`,
    suggestion === null ? null : `Perhaps you meant '${suggestion}' instead of '${wanted}'.`,
  );
}

/**
 * Finds how `source` leads to what the request calls `wanted`: a table, a constraint, a column or a function.
 * @throws HttpError PGRST200 when nothing does, PGRST201 when several do and no hint tells them apart.
 */
export function findRelationship(
  cache: SchemaCache,
  source: Table,
  wanted: string,
  hint: string | undefined,
): Relationship | ComputedRelationship {
  const computed = cache.computedRelationships.find(
    (candidate) => candidate.source === source && candidate.function.name === wanted,
  );
  if (computed) return computed;
  const candidates = cache.relationships.filter(
    (candidate) =>
      candidate.source === source &&
      candidate.target.schema === source.schema &&
      matches(candidate, wanted, hint),
  );
  if (candidates.length > 1) throw ambiguous(source, wanted, candidates);
  const [only] = candidates;
  if (!only) throw unknown(cache, source, wanted, hint);
  return only;
}
