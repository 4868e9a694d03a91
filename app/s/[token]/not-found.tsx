import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";

export default function ShareNotFound() {
  return (
    <Notice title="This link does not open">
      <p>It has expired, was taken back, or was not copied whole. Ask whoever sent it for a new one.</p>
      <p className="pt-2">
        <Link href="/" className={buttonClass.plain}>
          To the first page
        </Link>
      </p>
    </Notice>
  );
}
