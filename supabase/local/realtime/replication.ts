import { randomBytes } from "node:crypto";
import type pg from "pg";
import { LogicalReplicationService, type Pgoutput, PgoutputPlugin } from "pg-logical-replication";
import { awaitVisible } from "./await-visible.ts";
import type { Change, RawRow } from "./change.ts";
import { findRelation, type Relation } from "./relation.ts";

interface ReplicationOptions {
  databaseUrl: string;
  pool: pg.Pool;
  /** Whether anybody listens to this table: what nobody wants is not collected. */
  isWanted(schema: string, table: string): boolean;
  deliver(changes: Change[]): Promise<void>;
  /** The stream begins, or breaks: in between, changes may be missed. */
  onStateChange(isStreaming: boolean): void;
}

const publication = "supabase_realtime";
const retryDelayMs = 500;
/** A large transaction is delivered in parts, so that it is never held as a whole. */
const batchSize = 500;
/** The text of values must not depend on how the database is set up. */
const sessionOptions = "-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex";

/** The slot belongs to the connection: it is gone with it, however that ends, and keeps no log back. */
class TemporarySlotPlugin extends PgoutputPlugin {
  override async start(client: pg.Client, slotName: string, lastLsn: string): Promise<unknown> {
    await client.query(`CREATE_REPLICATION_SLOT "${slotName}" TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`);
    return super.start(client, slotName, lastLsn);
  }

  override parse(buffer: Buffer): Pgoutput.Message {
    const message = super.parse(buffer) as Pgoutput.Message;
    if (message.tag === "relation") {
      for (const column of message.columns) column.parser = (raw: string) => raw;
    }
    return message;
  }
}

/**
 * Follows what is published in `supabase_realtime`, from now on; comes back by itself after the database was away.
 * @returns how to stop.
 */
export function followReplication(options: ReplicationOptions): { stop(): Promise<void> } {
  const { pool, databaseUrl } = options;
  const relations = new Map<number, Promise<Relation | null>>();
  let service: LogicalReplicationService | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isStopped = false;
  let committedAt = "";
  let transactionId = 0;
  let batch: Change[] = [];

  async function flush(): Promise<void> {
    const changes = batch;
    batch = [];
    if (changes.length === 0) return;
    const delivered = awaitVisible(pool, transactionId).then(() => options.deliver(changes));
    await delivered.catch((error: unknown) => {
      process.stderr.write(`Realtime could not deliver ${changes.length} changes: ${String(error)}\n`);
    });
  }

  async function collect(message: Pgoutput.MessageInsert | Pgoutput.MessageUpdate | Pgoutput.MessageDelete) {
    const { relationOid, schema, name } = message.relation;
    if (!options.isWanted(schema, name)) return;
    const known = relations.get(relationOid) ?? findRelation(pool, relationOid);
    relations.set(relationOid, known);
    const relation = await known.catch(() => null);
    if (!relation) {
      relations.delete(relationOid);
      return;
    }
    const record = message.tag === "delete" ? null : (message.new as RawRow);
    const before = message.tag === "insert" ? null : ((message.old ?? message.key) as RawRow | null);
    const keys = relation.columns.filter(({ isKey }) => isKey).map((column) => column.name);
    const key = () => Object.fromEntries(keys.map((column) => [column, record?.[column]]));
    const old = message.tag === "insert" ? null : (before ?? key());
    const types = { insert: "INSERT", update: "UPDATE", delete: "DELETE" } as const;
    batch.push({ type: types[message.tag], relation, committedAt, record, old });
    if (batch.length >= batchSize) await flush();
  }

  async function handle(message: Pgoutput.Message): Promise<void> {
    if (message.tag === "begin") {
      committedAt = new Date(Number(message.commitTime) / 1000).toISOString();
      transactionId = message.xid >>> 0;
    } else if (message.tag === "relation") relations.delete(message.relationOid);
    else if (message.tag === "commit") await flush();
    else if (message.tag === "insert" || message.tag === "update" || message.tag === "delete")
      await collect(message);
  }

  function connectAgain(): void {
    if (isStopped || retry) return;
    options.onStateChange(false);
    batch = [];
    retry = setTimeout(() => {
      retry = undefined;
      connect();
    }, retryDelayMs);
  }

  function connect(): void {
    relations.clear();
    const config = {
      connectionString: databaseUrl,
      options: sessionOptions,
      application_name: "pitchquest-realtime",
    };
    const current = new LogicalReplicationService(
      { ...config, keepAlive: true },
      { acknowledge: { auto: true, timeoutSeconds: 10 }, flowControl: { enabled: true } },
    );
    service = current;
    current.on("start", () => options.onStateChange(true));
    current.on("data", (_lsn: string, message: Pgoutput.Message) => handle(message));
    current.on("error", () => {});
    const slot = `pitchquest_realtime_${randomBytes(6).toString("hex")}`;
    const plugin = new TemporarySlotPlugin({ protoVersion: 1, publicationNames: [publication] });
    const end = () => {
      void current.destroy().catch(() => {});
      connectAgain();
    };
    current.subscribe(plugin, slot).then(end, end);
  }

  connect();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await service?.destroy().catch(() => {});
    },
  };
}
