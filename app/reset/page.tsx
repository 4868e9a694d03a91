import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getPublicConfig } from "#app/public-config.ts";
import { AskForReset } from "#components/account/reset-password.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";

export const metadata: Metadata = { title: "Set a new password" };

export default function ResetPage() {
  if (getPublicConfig().isLocal) redirect("/account");
  return (
    <Notice title="Set a new password">
      <AskForReset />
      <p className="text-small">
        <Link href="/login" className={buttonClass.quiet}>
          Back to signing in
        </Link>
      </p>
    </Notice>
  );
}
