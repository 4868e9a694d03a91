import type { EmbedPlan, ReadPlan } from "../plan/read-plan.ts";
import type { Relationship, Table } from "../schema/types.ts";
import { renderCondition } from "./condition.ts";
import { renderField } from "./field.ts";
import { listOutputs, namesOfOutputs, type Output, presenceOf, renderAggregate } from "./outputs.ts";
import { type Binder, quote, quoteQualified } from "./statement.ts";

/** Where a relation's rows come from in the `from` clause. */
export interface Source {
  from: string;
  /** The rows come from another query: they have the columns of the table, but not its row type. */
  isDerived: boolean;
}

export function sourceOfTable(table: Table): Source {
  return { from: quoteQualified(table), isDerived: false };
}

interface ReadOptions {
  /** Conditions that tie an embedded relation to the one around it. */
  join?: string[];
  /** Aggregates are left to the relation that this one is spread into. */
  isSpread?: boolean;
}

function renderSelectList(outputs: Output[], isSpread: boolean): string {
  return outputs
    .map((output) => {
      const expression = isSpread
        ? output.expression === "*"
          ? "1"
          : output.expression
        : renderAggregate(output);
      return output.name === "*" ? expression : `${expression} as ${quote(output.name)}`;
    })
    .join(", ");
}

/** Without aggregates nothing is grouped; with them, by everything else. JSON can be compared as jsonb only. */
function group(outputs: Output[], isSpread: boolean): { outputs: Output[]; groupBy: string } {
  if (isSpread || !outputs.some(({ aggregate }) => aggregate)) return { outputs, groupBy: "" };
  const comparable = outputs.map((output) =>
    /^(row_to_json|coalesce)\(/.test(output.expression)
      ? { ...output, expression: `(${output.expression})::jsonb` }
      : output,
  );
  const keys = comparable.filter(({ aggregate }) => !aggregate).map(({ expression }) => expression);
  return { outputs: comparable, groupBy: keys.length > 0 ? ` group by ${keys.join(", ")}` : "" };
}

const equal = (a: string, b: string, pairs: [string, string][]) =>
  pairs.map(([left, right]) => `${quote(a)}.${quote(left)} = ${quote(b)}.${quote(right)}`);

function joinConditions(
  relationship: Relationship,
  parent: string,
  child: string,
  junction: string,
): string[] {
  if (!relationship.junction) return equal(parent, child, relationship.columns);
  return [
    ...equal(parent, junction, relationship.columns),
    ...equal(junction, child, relationship.junction.targetColumns),
  ];
}

/** Where an embedded relation's rows come from, and what ties them to the row around it. */
function relate(
  parent: ReadPlan,
  parentSource: Source,
  embed: EmbedPlan,
): { source: Source; join: string[] } {
  const { relationship, child } = embed;
  const alias = ` as ${quote(child.alias)}`;
  if ("function" in relationship) {
    const columns = [...relationship.source.columns.keys()].map(
      (name) => `${quote(parent.alias)}.${quote(name)}`,
    );
    const row = parentSource.isDerived
      ? `row(${columns.join(", ")})::${quoteQualified(relationship.source)}`
      : quote(parent.alias);
    const from = `${quoteQualified(relationship.function)}(${row})${alias}`;
    return { source: { from, isDerived: false }, join: [] };
  }
  const junctionAlias = relationship.junction ? `${relationship.junction.table.name}_via_${child.alias}` : "";
  const junction = relationship.junction
    ? `, ${quoteQualified(relationship.junction.table)} as ${quote(junctionAlias)}`
    : "";
  return {
    source: {
      from: `${quoteQualified(child.table ?? relationship.target)}${alias}${junction}`,
      isDerived: false,
    },
    join: joinConditions(relationship, parent.alias, child.alias, junctionAlias),
  };
}

function renderEmbed(binder: Binder, parent: ReadPlan, parentSource: Source, embed: EmbedPlan): string {
  const { source, join } = relate(parent, parentSource, embed);
  const result = quote(embed.resultAlias);
  const kind = embed.isInner ? "inner" : "left";
  const inner = renderRead(binder, embed.child, source, { join, isSpread: embed.isSpread && embed.isToOne });
  if (embed.isToOne) return `${kind} join lateral (${inner}) as ${result} on true`;
  const condition = embed.isInner ? `${presenceOf(embed)} is not null` : "true";
  const lists = namesOfOutputs(embed.child).map(
    ({ name }) => `json_agg(${result}.${quote(name)}) as ${quote(name)}`,
  );
  const shown = embed.isSpread
    ? [...lists, "nullif(count(*), 0) as pgrst_found"]
    : [`json_agg(${result}) as ${result}`];
  const collected = `select ${shown.join(", ")} from (${inner}) as ${result}`;
  return `${kind} join lateral (${collected}) as ${result} on ${condition}`;
}

function renderOrder(binder: Binder, plan: ReadPlan, source: Source): { joins: string[]; orderBy: string } {
  const joins: string[] = [];
  const terms = plan.order.map(({ relation, field, direction, nulls }, index) => {
    const suffix = `${direction ? ` ${direction}` : ""}${nulls ? ` nulls ${nulls}` : ""}`;
    const embed = relation && plan.embeds.find(({ name }) => name === relation);
    if (!embed) return renderField(binder, plan, field) + suffix;
    // The embedded row need not show the column that it orders by, so it is read once more.
    const { source: related, join } = relate(plan, source, embed);
    const alias = quote(`pgrst_order_${index}`);
    const wanted = `${renderField(binder, embed.child, field)} as value`;
    const conditions = renderWhere(binder, embed.child, join);
    joins.push(
      `left join lateral (select ${wanted} from ${related.from}${conditions} limit 1) as ${alias} on true`,
    );
    return `${alias}.value${suffix}`;
  });
  return { joins, orderBy: terms.length > 0 ? ` order by ${terms.join(", ")}` : "" };
}

function renderWhere(binder: Binder, plan: ReadPlan, join: string[]): string {
  const own = plan.conditions.map((condition) => renderCondition(binder, plan, plan.embeds, condition));
  const all = [...join, ...own];
  return all.length > 0 ? ` where ${all.join(" and ")}` : "";
}

function renderJoins(binder: Binder, plan: ReadPlan, source: Source): string[] {
  return plan.embeds.map((embed) => renderEmbed(binder, plan, source, embed));
}

/** Renders the query that answers a relation's rows with everything embedded in them. */
export function renderRead(
  binder: Binder,
  plan: ReadPlan,
  source: Source,
  { join = [], isSpread = false }: ReadOptions = {},
): string {
  const { outputs, groupBy } = group(listOutputs(binder, plan), isSpread);
  const joins = renderJoins(binder, plan, source);
  const order = renderOrder(binder, plan, source);
  const where = renderWhere(binder, plan, join);
  const from = [source.from, ...joins, ...order.joins].join(" ");
  const limit = plan.limit === undefined ? "" : ` limit ${plan.limit}`;
  const offset = plan.offset === undefined ? "" : ` offset ${plan.offset}`;
  const list = renderSelectList(outputs, isSpread);
  return `select ${list} from ${from}${where}${groupBy}${order.orderBy}${limit}${offset}`;
}

/** Renders the same rows without limit, for counting them. */
export function renderUnlimited(binder: Binder, plan: ReadPlan, source: Source): string {
  const from = [source.from, ...renderJoins(binder, plan, source)].join(" ");
  return `select 1 from ${from}${renderWhere(binder, plan, [])}`;
}
