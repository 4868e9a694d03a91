/** Where a view's column comes from: a column of a table or of another view, by object id and number. */
interface Origin {
  relation: string;
  column: number;
}

const entryPattern = /:resno (\d+) :resname \S+ :ressortgroupref \d+ :resorigtbl (\d+) :resorigcol (\d+)/g;

/**
 * Reads from a view's stored query which column each of its columns passes on. Only the outermost target list counts,
 * which is two braces deep; a backslash escapes the character after it.
 * @returns by the view column's number.
 */
export function readColumnOrigins(action: string): Map<number, Origin> {
  const origins = new Map<number, Origin>();
  let depth = 0;
  let isEntry = false;
  let tailStart = 0;
  for (let index = 0; index < action.length; index += 1) {
    const character = action[index];
    if (character === "\\") index += 1;
    else if (character === "{") {
      depth += 1;
      if (depth === 2) isEntry = action.startsWith("{TARGETENTRY", index);
    } else if (character === "}") {
      if (depth === 3) tailStart = index;
      if (depth === 2 && isEntry) {
        for (const [, number, relation, column] of action.slice(tailStart, index).matchAll(entryPattern)) {
          if (relation && relation !== "0") origins.set(Number(number), { relation, column: Number(column) });
        }
      }
      depth -= 1;
    }
  }
  return origins;
}
