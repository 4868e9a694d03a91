import type { ColumnItem } from "../parse/select.ts";
import type { EmbedPlan, ReadPlan } from "../plan/read-plan.ts";
import { nameOfField, renderField } from "./field.ts";
import { type Binder, quote } from "./statement.ts";

/** One column of a relation's answer. An aggregate inside a spread relation is left to the relation around it. */
export interface Output {
  name: string;
  expression: string;
  aggregate?: ColumnItem["aggregate"];
}

function outputOfColumn(binder: Binder, plan: ReadPlan, item: ColumnItem): Output[] {
  const { field, alias, cast, aggregate } = item;
  if (field.name === "*" && !aggregate) {
    if (!plan.table) return [{ name: "*", expression: `${quote(plan.alias)}.*` }];
    return [...plan.table.columns.keys()].map((name) => ({
      name,
      expression: `${quote(plan.alias)}.${quote(name)}`,
    }));
  }
  const plain = field.name === "*" ? "*" : renderField(binder, plan, field);
  const expression = cast ? `cast(${plain} as ${cast})` : plain;
  return [{ name: alias ?? aggregate?.name ?? nameOfField(field), expression, aggregate }];
}

function outputsOfEmbed(embed: EmbedPlan): Output[] {
  const result = quote(embed.resultAlias);
  if (!embed.isShown) return [];
  if (!embed.isSpread) {
    const expression = embed.isToOne ? `row_to_json(${result}.*)` : `coalesce(${result}.${result}, '[]')`;
    return [{ name: embed.name, expression }];
  }
  return namesOfOutputs(embed.child).map(({ name, aggregate }) => {
    const column = aggregate && name === "*" ? "*" : `${result}.${quote(name)}`;
    const expression = embed.isToOne ? column : `coalesce(${column}, '[]')`;
    return { name, expression, aggregate: embed.isToOne ? aggregate : undefined };
  });
}

const nothing: Binder = { bind: () => "null" };

/** What a relation answers, for the query around it: names and what is left to aggregate, nothing bound. */
export function namesOfOutputs(plan: ReadPlan): Output[] {
  return listOutputs(nothing, plan);
}

/** What is null exactly when nothing is embedded. */
export function presenceOf({ resultAlias, isToOne, isSpread }: EmbedPlan): string {
  const result = quote(resultAlias);
  if (isToOne) return result;
  return isSpread ? `${result}.pgrst_found` : `${result}.${result}`;
}

/** The columns that a relation answers, in the order asked for. */
export function listOutputs(binder: Binder, plan: ReadPlan): Output[] {
  return plan.items.flatMap((item) =>
    item.kind === "embed" ? outputsOfEmbed(item) : outputOfColumn(binder, plan, item),
  );
}

export function renderAggregate({ expression, aggregate }: Output): string {
  if (!aggregate) return expression;
  const call = `${aggregate.name}(${expression})`;
  return aggregate.cast ? `cast(${call} as ${aggregate.cast})` : call;
}
