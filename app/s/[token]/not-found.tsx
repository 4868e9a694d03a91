import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";

export default function ShareNotFound() {
  return (
    <div className="desk grow space-y-4 pt-16 pb-24">
      <h1 className="font-serif text-display">This link does not open</h1>
      <p className="measure">
        It has expired, was taken back, or was not copied whole. Ask whoever sent it for a new one.
      </p>
      <Link href="/" className={buttonClass.plain}>
        To the first page
      </Link>
    </div>
  );
}
