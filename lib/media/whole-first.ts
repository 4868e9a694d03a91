import { FixedQueue, Piscina } from "piscina";

type TaskQueue = NonNullable<NonNullable<ConstructorParameters<typeof Piscina>[0]>["taskQueue"]>;
type Task = Parameters<TaskQueue["push"]>[0];

const pieceOptions = { isPiece: true };
/** What tells the queue that a task is one of many pieces of a work. */
export const asPiece = { [Piscina.queueOptionsSymbol]: pieceOptions };

/** Piscina's types know the property by a name of their own. */
const optionsOf = (task: Task) => Reflect.get(task, Piscina.queueOptionsSymbol) as unknown;

/**
 * Works done in one go begin before the pieces of others that wait: what comes last then leaves no thread idle, for
 * pieces are shared out to the end.
 */
export class WholeFirst implements TaskQueue {
  private readonly whole = new FixedQueue();
  private readonly pieces = new FixedQueue();

  get size(): number {
    return this.whole.size + this.pieces.size;
  }

  push(task: Task): void {
    this.queueOf(task).push(task);
  }

  shift(): Task | null {
    return this.whole.shift() ?? this.pieces.shift();
  }

  remove(task: Task): void {
    this.queueOf(task).remove(task);
  }

  private queueOf(task: Task): FixedQueue {
    return optionsOf(task) === pieceOptions ? this.pieces : this.whole;
  }
}
