import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";

/** The library before the first take. */
export function NoTakes() {
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="space-y-4">
        <p className="measure">
          Every recording you bring becomes a frame here, with its score beside it. Two takes of the same
          pitch show what the second one gained.
        </p>
        <Link href="/" className={buttonClass.primary}>
          Bring the first take
        </Link>
      </div>
      <div aria-hidden="true" className="grid grid-cols-3 gap-4 opacity-70">
        {[1, 2, 3].map((frame) => (
          <div key={frame} className="staves aspect-video bg-sunken" />
        ))}
      </div>
    </div>
  );
}
