import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPublicConfig } from "#app/public-config.ts";
import { SignIn } from "#components/account/sign-in.tsx";
import { whereNext } from "#components/account/where-next.ts";
import { Notice } from "#components/ui/notice.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function LoginPage({ searchParams }: Props) {
  if (getPublicConfig().isLocal) redirect("/account");
  const { next } = await searchParams;
  return (
    <Notice title="Sign in">
      <SignIn next={whereNext(next)} />
    </Notice>
  );
}
