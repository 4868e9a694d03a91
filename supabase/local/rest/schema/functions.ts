import type { ComputedRelationship, DatabaseFunction, Table } from "./types.ts";

export interface FunctionRow {
  schema: string;
  name: string;
  returnsSet: boolean;
  isSingleRow: boolean;
  volatility: "i" | "s" | "v";
  resultTable: string;
  isVoid: boolean;
  isComposite: boolean;
  defaults: number;
  outputs: number;
  arguments: { name: string; type: string; mode: "i" | "o" | "b" | "v" | "t"; relation: string }[];
}

const volatilities = { i: "immutable", s: "stable", v: "volatile" } as const;
/** A function of one nameless parameter takes the whole body as that parameter. */
const wholeBodyTypes = new Set(["json", "jsonb", "text", "bytea", "xml"]);

function isCallable({ parameters }: DatabaseFunction): boolean {
  if (parameters.every(({ name }) => name !== "")) return true;
  return parameters.length === 1 && wholeBodyTypes.has(parameters[0]?.type ?? "");
}

function describe(row: FunctionRow, tables: Map<string, Table>): DatabaseFunction {
  const inputs = row.arguments.filter(({ mode }) => mode === "i" || mode === "b" || mode === "v");
  const outputs = row.arguments.filter(({ mode }) => mode === "o" || mode === "b" || mode === "t");
  const resultTable = tables.get(row.resultTable) ?? null;
  // One output parameter alone is a scalar, except in a table of one column.
  const isScalarOutput = row.outputs === 1 && outputs[0]?.mode !== "t";
  const isComposite = row.isComposite && !isScalarOutput;
  const resultColumns = resultTable ? [...resultTable.columns.keys()] : outputs.map(({ name }) => name);
  return {
    schema: row.schema,
    name: row.name,
    parameters: inputs.map(({ name, type, mode }, index) => ({
      name,
      type,
      isRequired: index < inputs.length - row.defaults && mode !== "v",
      isVariadic: mode === "v",
    })),
    returns: row.isVoid ? "void" : isComposite ? "composite" : "scalar",
    returnsSet: row.returnsSet,
    isSingleRow: row.isSingleRow,
    resultTable,
    resultColumns: resultColumns.length > 0 ? resultColumns : null,
    volatility: volatilities[row.volatility],
  };
}

/** Sorts the functions into those that can be called and those that relate one table's row to another table. */
export function describeFunctions(rows: FunctionRow[], tables: Map<string, Table>) {
  const functions: DatabaseFunction[] = [];
  const computedRelationships: ComputedRelationship[] = [];
  for (const row of rows) {
    const described = describe(row, tables);
    if (isCallable(described)) functions.push(described);
    const source = row.arguments.length === 1 ? tables.get(row.arguments[0]?.relation ?? "0") : undefined;
    if (!source || !described.resultTable) continue;
    const isToOne = !described.returnsSet || described.isSingleRow;
    computedRelationships.push({ source, target: described.resultTable, function: described, isToOne });
  }
  return { functions, computedRelationships };
}
