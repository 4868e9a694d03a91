import { buttonClass } from "#components/ui/button-class.ts";
import type { ComparableTake } from "#lib/takes/list-comparable-takes.ts";

/** Sets this take beside another. A plain form: it works before a script has loaded. */
export async function CompareTake(props: { videoId: string; others: Promise<ComparableTake[]> }) {
  const { videoId } = props;
  const others = await props.others;
  if (others.length === 0) {
    return (
      <p className="measure text-small text-muted">
        There is no other take with results yet. Record the pitch again, and the two can be compared here.
      </p>
    );
  }
  return (
    <form action="/compare" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="a" value={videoId} />
      <label className="min-w-0 text-caption text-muted">
        Compare with
        <select name="b" className="field mt-1 block w-full max-w-80">
          {others.map(({ id, title, createdAt }) => (
            <option key={id} value={id}>
              {title} ({createdAt.slice(0, 10)})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass.plain}>
        See both
      </button>
    </form>
  );
}
