import type pg from "pg";
import { runAsCaller, type Transaction } from "../database/run-as-caller.ts";
import { renderCondition } from "../rest/sql/condition.ts";
import { quote, quoteQualified, Statement } from "../rest/sql/statement.ts";
import { type Change, describeChange } from "./change.ts";
import { type Channel, push } from "./channel.ts";
import { concerns, type Subscription } from "./subscription.ts";

interface Candidate {
  channel: Channel;
  subscription: Subscription;
}

interface Delivery {
  change: Change;
  candidates: Candidate[];
}

/** Subscribers with the same role and claims see the same rows: they are asked for once. */
function groupByCaller(subscribers: Channel[]): Channel[][] {
  const groups = new Map<string, Channel[]>();
  for (const channel of subscribers) {
    const key = JSON.stringify([channel.caller.role, channel.caller.claims]);
    groups.set(key, [...(groups.get(key) ?? []), channel]);
  }
  return [...groups.values()];
}

function findCandidates(channels: Channel[], { type, relation }: Change): Candidate[] {
  return channels.flatMap((channel) =>
    channel.subscriptions
      .filter((subscription) => concerns(subscription, type, relation.schema, relation.name))
      .map((subscription) => ({ channel, subscription })),
  );
}

/** A row can be looked up only by its key, and only while it is there. */
function renderVisibility({ relation, record }: Change, role: string): string {
  const keys = relation.columns.filter(({ isKey }) => isKey);
  const isReadable = keys.length > 0 ? keys.every(({ readableBy }) => readableBy.includes(role)) : true;
  if (!isReadable || !relation.columns.some(({ readableBy }) => readableBy.includes(role))) return "false";
  if (!relation.hasRowSecurity || role === "service_role" || record === null) return "true";
  if (keys.length === 0) return "false";
  const match = keys.map(({ name }) => `seen.${quote(name)} = changed.${quote(name)}`).join(" and ");
  return `exists (select from ${quoteQualified(relation)} as seen where ${match})`;
}

/** The condition of a subscription, on the values of the change itself rather than on the row as it is now. */
function renderFilter(statement: Statement, change: Change, { comparisons }: Subscription): string {
  const row = change.record ?? change.old ?? {};
  const scope = { alias: "changed", table: null };
  const conditions = comparisons.map((comparison) =>
    row[comparison.field.name] === undefined
      ? "false"
      : `coalesce(${renderCondition(statement, scope, [], comparison)}, false)`,
  );
  return conditions.length > 0 ? conditions.join(" and ") : "true";
}

async function selectHearers(client: Transaction, { change, candidates }: Delivery): Promise<Candidate[]> {
  const role = candidates[0]?.channel.caller.role ?? "anon";
  const visibility = renderVisibility(change, role);
  const statement = new Statement();
  const conditions = candidates.map(({ subscription }) => renderFilter(statement, change, subscription));
  if (visibility === "false") return [];
  if (visibility === "true" && conditions.every((condition) => condition === "true")) return candidates;
  const row = change.record ?? change.old ?? {};
  const values = change.relation.columns
    .filter(({ name }) => row[name] !== undefined)
    .map(({ name, sqlType }) => `${statement.bind(row[name])}::text::${sqlType} as ${quote(name)}`);
  const verdicts = conditions.map((condition) => `(${condition})`).join(", ");
  const sql = `select ${visibility} as visible, array[${verdicts}] as verdicts from (select ${values.join(", ")}) as changed`;
  const { rows } = await client.query<{ visible: boolean; verdicts: boolean[] }>(sql, statement.values);
  const [row0] = rows;
  return row0?.visible ? candidates.filter((_, index) => row0.verdicts[index]) : [];
}

/** Where row-level security hides other rows, a removed one is known by its key only: nobody can be asked any more. */
function withoutHiddenValues(change: Change): Change {
  if (change.type !== "DELETE" || !change.relation.hasRowSecurity || !change.old) return change;
  const keys = new Set(change.relation.columns.filter(({ isKey }) => isKey).map(({ name }) => name));
  return {
    ...change,
    old: Object.fromEntries(Object.entries(change.old).filter(([name]) => keys.has(name))),
  };
}

function notify(change: Change, hearers: Candidate[]): void {
  for (const channel of new Set(hearers.map((hearer) => hearer.channel))) {
    const own = hearers
      .filter((hearer) => hearer.channel === channel)
      .map(({ subscription }) => subscription);
    const selections = new Map(own.map(({ select }) => [JSON.stringify(select), select]));
    for (const [key, select] of selections) {
      const ids = own.filter((one) => JSON.stringify(one.select) === key).map(({ id }) => id);
      push(channel, "postgres_changes", { ids, data: describeChange(change, channel.caller.role, select) });
    }
  }
}

/** Tells each subscriber of the changes that its filters want and its policies let it see, in their order. */
export async function deliverChanges(
  pool: pg.Pool,
  subscribers: Channel[],
  changes: Change[],
): Promise<void> {
  for (const channels of groupByCaller(subscribers)) {
    const deliveries = changes
      .map(withoutHiddenValues)
      .map((change) => ({ change, candidates: findCandidates(channels, change) }))
      .filter(({ candidates }) => candidates.length > 0);
    const [first] = channels;
    if (!first || deliveries.length === 0) continue;
    const heard = await runAsCaller(
      pool,
      first.caller,
      async (client) => {
        const results: [Change, Candidate[]][] = [];
        for (const delivery of deliveries)
          results.push([delivery.change, await selectHearers(client, delivery)]);
        return results;
      },
      { isReadOnly: true, settings: { search_path: "public, extensions" } },
    );
    for (const [change, hearers] of heard) notify(change, hearers);
  }
}
