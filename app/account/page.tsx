import type { Metadata } from "next";
import { getPageCaller } from "#app/caller.ts";
import { AccountDesk } from "#components/account/account-desk.tsx";
import { getAccountView } from "#lib/account/get-account-view.ts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  return <AccountDesk view={await getAccountView(await getPageCaller())} />;
}
