import { restError } from "../rest-error.ts";
import type { Column, Table } from "../schema/types.ts";

/** The rows of a write: the JSON as it came (numbers stay exact) and the columns it gives. */
export interface Payload {
  json: string;
  columns: Column[];
  rowCount: number;
}

function parseRows(text: string): Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw restError(400, "PGRST102", "Empty or invalid json");
  }
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  if (!rows.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))) {
    throw restError(400, "PGRST102", "Empty or invalid json", "Expected an object or an array of objects");
  }
  return rows as Record<string, unknown>[];
}

function commonKeys(rows: Record<string, unknown>[]): string[] {
  const keys = Object.keys(rows[0] ?? {});
  const signature = [...keys].sort().join("\0");
  if (rows.some((row) => Object.keys(row).sort().join("\0") !== signature)) {
    throw restError(400, "PGRST102", "All object keys must match");
  }
  return keys;
}

/**
 * Reads the body of a write.
 * @param chosen the columns to take from it (`columns=`); otherwise all its keys, which must then be the same in all rows.
 * @throws HttpError PGRST102 for a body that is no row or rows, PGRST204 for a column that the table does not have.
 */
export function readPayload(text: string, table: Table, chosen: string[] | undefined): Payload {
  const rows = parseRows(text);
  const columns = (chosen ?? commonKeys(rows)).map((name) => {
    const column = table.columns.get(name);
    if (column) return column;
    const message = `Could not find the '${name}' column of '${table.name}' in the schema cache`;
    throw restError(400, "PGRST204", message);
  });
  const isArray = text.trimStart().startsWith("[");
  return { json: isArray ? text : `[${text === "" ? "{}" : text}]`, columns, rowCount: rows.length };
}
