import type { Comparison, Condition } from "../parse/filter.ts";
import type { EmbedPlan } from "../plan/read-plan.ts";
import { parseError } from "../rest-error.ts";
import { type FieldScope, renderField } from "./field.ts";
import { presenceOf } from "./outputs.ts";
import type { Binder } from "./statement.ts";

const operators: Record<string, string> = {
  eq: "=",
  neq: "<>",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  like: "like",
  ilike: "ilike",
  match: "~",
  imatch: "~*",
  isdistinct: "is distinct from",
  cs: "@>",
  cd: "<@",
  ov: "&&",
  sl: "<<",
  sr: ">>",
  nxr: "&<",
  nxl: "&>",
  adj: "-|-",
};

const textSearches: Record<string, string> = {
  fts: "to_tsquery",
  plfts: "plainto_tsquery",
  phfts: "phraseto_tsquery",
  wfts: "websearch_to_tsquery",
};

const truths: Record<string, string> = {
  null: "null",
  not_null: "not null",
  true: "true",
  false: "false",
  unknown: "unknown",
};

function renderTruth(field: string, value: string): string {
  const truth = truths[value.toLowerCase()];
  if (truth) return `${field} is ${truth}`;
  throw parseError("filter", `is.${value}`, 4, "expecting null, not_null, true, false or unknown");
}

function renderTextSearch(binder: Binder, scope: FieldScope, comparison: Comparison, field: string): string {
  const language =
    comparison.language === undefined ? "" : `${binder.bind(comparison.language)}::regconfig, `;
  const isVector = comparison.field.path.length === 0 && typeOf(scope, comparison) === "tsvector";
  const vector =
    isVector || typeOf(scope, comparison) === undefined ? field : `to_tsvector(${language}${field})`;
  return `${vector} @@ ${textSearches[comparison.operator]}(${language}${binder.bind(comparison.value)})`;
}

const typeOf = (scope: FieldScope, { field }: Comparison) => scope.table?.columns.get(field.name)?.type;

/** In patterns of a URL `*` stands for `%`, which would have to be escaped there. */
function bindPattern(binder: Binder, { operator, value }: Comparison): string {
  const isPattern = operator === "like" || operator === "ilike";
  return binder.bind(isPattern && typeof value === "string" ? value.replaceAll("*", "%") : value);
}

function renderComparison(binder: Binder, scope: FieldScope, comparison: Comparison): string {
  const { operator, quantifier, value } = comparison;
  const field = renderField(binder, scope, comparison.field);
  if (operator === "is") return renderTruth(field, String(value));
  if (operator === "in") return `${field} = any (${binder.bind(value)})`;
  if (operator in textSearches) return renderTextSearch(binder, scope, comparison, field);
  const operand = bindPattern(binder, comparison);
  return `${field} ${operators[operator]} ${quantifier ? `${quantifier} (${operand})` : operand}`;
}

/** `relation=is.null` asks whether anything is embedded. */
function renderPresence(embed: EmbedPlan, comparison: Comparison): string {
  const isWanted = (String(comparison.value).toLowerCase() === "not_null") !== comparison.isNegated;
  return `${presenceOf(embed)} is ${isWanted ? "" : "not "}distinct from null`;
}

/** Renders one condition on a relation, or on the presence of one embedded in it. */
export function renderCondition(
  binder: Binder,
  scope: FieldScope,
  embeds: EmbedPlan[],
  condition: Condition,
): string {
  if (condition.kind === "group") {
    const members = condition.members.map((member) => renderCondition(binder, scope, embeds, member));
    const group = `(${members.join(` ${condition.connective} `)})`;
    return condition.isNegated ? `not ${group}` : group;
  }
  const embed = embeds.find(({ name }) => name === condition.field.name && condition.operator === "is");
  if (embed) return renderPresence(embed, condition);
  const comparison = renderComparison(binder, scope, condition);
  return condition.isNegated ? `not (${comparison})` : comparison;
}
