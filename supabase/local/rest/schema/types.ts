export interface Column {
  name: string;
  /** As SQL writes it, e.g. `character varying(20)`. */
  type: string;
  /** The default's expression, from the catalogue. */
  default: string | null;
  isGenerated: boolean;
}

export interface Table {
  schema: string;
  name: string;
  columns: Map<string, Column>;
  primaryKey: string[];
  isView: boolean;
  /** Neither a view nor partitioned: its rows tell whether a write inserted or updated them. */
  isPlain: boolean;
}

/** How one table leads to another, seen from `source`. */
export interface Relationship {
  source: Table;
  target: Table;
  cardinality: "many-to-one" | "one-to-many" | "one-to-one" | "many-to-many";
  constraint: string;
  /** Pairs of a source column and the target (or junction) column it equals. */
  columns: [string, string][];
  junction?: { table: Table; targetConstraint: string; targetColumns: [string, string][] };
  isSelf: boolean;
}

interface FunctionParameter {
  name: string;
  type: string;
  isRequired: boolean;
  isVariadic: boolean;
}

export interface DatabaseFunction {
  schema: string;
  name: string;
  parameters: FunctionParameter[];
  returns: "void" | "scalar" | "composite";
  returnsSet: boolean;
  /** Promised to be one row at most (`rows 1`). */
  isSingleRow: boolean;
  /** The table whose rows it answers. */
  resultTable: Table | null;
  /** Names of the columns it answers, where known. */
  resultColumns: string[] | null;
  volatility: "volatile" | "stable" | "immutable";
}

/** A function of one row of `source` that answers rows of another table: a relationship that is computed. */
export interface ComputedRelationship {
  source: Table;
  target: Table;
  function: DatabaseFunction;
  isToOne: boolean;
}

/** Settings of the role `authenticator`, where PostgREST reads them too. */
export interface RestSettings {
  schemas: string[];
  extraSearchPath: string[];
  maxRows: number | null;
  isPlanEnabled: boolean;
  areAggregatesEnabled: boolean;
  isRollbackAllowed: boolean;
}

export interface SchemaCache {
  settings: RestSettings;
  tables: Table[];
  relationships: Relationship[];
  computedRelationships: ComputedRelationship[];
  functions: DatabaseFunction[];
}

export function findTable(cache: SchemaCache, schema: string, name: string): Table | null {
  return cache.tables.find((table) => table.name === name && table.schema === schema) ?? null;
}
