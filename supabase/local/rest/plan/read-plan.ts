import type { Condition } from "../parse/filter.ts";
import type { OrderTerm } from "../parse/order.ts";
import type { Refinement } from "../parse/query.ts";
import type { ColumnItem, EmbedItem, SelectItem } from "../parse/select.ts";
import { restError } from "../rest-error.ts";
import { findRelationship } from "../schema/find-relationship.ts";
import type { ComputedRelationship, Relationship, SchemaCache, Table } from "../schema/types.ts";

/** A relation to read, with everything it is asked for and the relations embedded in it. */
export interface ReadPlan {
  table: Table | null;
  /** What the relation is called in SQL. */
  alias: string;
  items: (ColumnItem | EmbedPlan)[];
  embeds: EmbedPlan[];
  conditions: Condition[];
  order: OrderTerm[];
  limit?: number;
  offset?: number;
}

export interface EmbedPlan {
  kind: "embed";
  /** The key in the answer, and what filters and order refer to it by. */
  name: string;
  relationship: Relationship | ComputedRelationship;
  isToOne: boolean;
  isInner: boolean;
  isSpread: boolean;
  /** `relation()` joins and filters without showing anything. */
  isShown: boolean;
  /** What the joined result is called in SQL. */
  resultAlias: string;
  child: ReadPlan;
}

function isComputed(relationship: Relationship | ComputedRelationship): relationship is ComputedRelationship {
  return "function" in relationship;
}

function planEmbed(cache: SchemaCache, parent: ReadPlan, item: EmbedItem, depth: number): EmbedPlan {
  if (!parent.table) {
    throw restError(
      400,
      "PGRST200",
      `Could not find a relationship between '${parent.alias}' and '${item.relation}'`,
    );
  }
  const relationship = findRelationship(cache, parent.table, item.relation, item.hint);
  const isToOne = isComputed(relationship)
    ? relationship.isToOne
    : relationship.cardinality === "many-to-one" || relationship.cardinality === "one-to-one";
  const name = item.alias ?? item.relation;
  return {
    kind: "embed",
    name,
    relationship,
    isToOne,
    isInner: item.join === "inner",
    isSpread: item.isSpread,
    isShown: item.items.length > 0,
    resultAlias: `${parent.table.name}_${name}_${depth}`,
    child: planRelation(
      cache,
      relationship.target,
      `${relationship.target.name}_${depth}`,
      item.items,
      depth,
    ),
  };
}

function planRelation(
  cache: SchemaCache,
  table: Table | null,
  alias: string,
  items: SelectItem[],
  depth: number,
): ReadPlan {
  const plan: ReadPlan = { table, alias, items: [], embeds: [], conditions: [], order: [] };
  for (const item of items) {
    if (item.kind === "column" && item.aggregate && !cache.settings.areAggregatesEnabled) {
      throw restError(400, "PGRST123", "Use of aggregate functions is not allowed");
    }
    if (item.kind === "column") plan.items.push(item);
    else {
      const embed = planEmbed(cache, plan, item, depth + 1);
      plan.items.push(embed);
      plan.embeds.push(embed);
    }
  }
  return plan;
}

function findEmbedded(plan: ReadPlan, path: string[]): ReadPlan {
  const [name, ...rest] = path;
  if (name === undefined) return plan;
  const embed =
    plan.embeds.find((candidate) => candidate.name === name) ??
    plan.embeds.find((candidate) => candidate.relationship.target.name === name);
  if (embed) return findEmbedded(embed.child, rest);
  throw restError(
    400,
    "PGRST108",
    `'${name}' is not an embedded resource in this request`,
    null,
    `Verify that '${name}' is included in the 'select' query parameter.`,
  );
}

/**
 * Resolves what a request asks of a relation: which relationships its embedded relations follow, and which filters,
 * orders and limits belong to which of them.
 * @param table null for a function's result that is no table.
 * @throws HttpError PGRST200/201 for relationships, PGRST108 for a filter on what is not embedded.
 */
export function planRead(
  cache: SchemaCache,
  table: Table | null,
  alias: string,
  select: SelectItem[],
  refinements: Refinement[],
): ReadPlan {
  const plan = planRelation(cache, table, alias, select, 0);
  for (const { path, conditions, order, limit, offset } of refinements) {
    const target = findEmbedded(plan, path);
    target.conditions.push(...conditions);
    target.order.push(...order);
    if (limit !== undefined) target.limit = limit;
    if (offset !== undefined) target.offset = offset;
  }
  return plan;
}
