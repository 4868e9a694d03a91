import type { ReadPlan } from "./read-plan.ts";

/**
 * The columns of a written row that its answer is made from: those shown, ordered by, or joined on. Only these are
 * returned by the write, since the caller may not be allowed to read others.
 */
export function neededColumns(plan: ReadPlan): string[] {
  const all = [...(plan.table?.columns.keys() ?? [])];
  const names = new Set<string>();
  for (const item of plan.items) {
    if (item.kind === "column") {
      for (const name of item.field.name === "*" ? all : [item.field.name]) names.add(name);
    } else {
      const { relationship } = item;
      // A computed relationship is a function of the whole row.
      const joined = "function" in relationship ? all : relationship.columns.map(([column]) => column);
      for (const name of joined) names.add(name);
    }
  }
  for (const { field, relation } of plan.order) if (!relation) names.add(field.name);
  return [...names];
}
