import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getPublicConfig } from "#app/public-config.ts";
import { SignUp } from "#components/account/sign-up.tsx";
import { whereNext } from "#components/account/where-next.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";

export const metadata: Metadata = { title: "Make an account" };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function SignUpPage({ searchParams }: Props) {
  if (getPublicConfig().isLocal) redirect("/account");
  const { next } = await searchParams;
  return (
    <Notice title="Make an account">
      <p className="measure">Your takes are kept under it and open on every machine you sign in on.</p>
      <SignUp next={whereNext(next)} />
      <p className="text-small">
        <Link href={`/login?next=${encodeURIComponent(whereNext(next))}`} className={buttonClass.quiet}>
          You have one? Sign in
        </Link>
      </p>
    </Notice>
  );
}
