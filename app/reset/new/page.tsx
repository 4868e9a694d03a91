import type { Metadata } from "next";
import { SetPassword } from "#components/account/reset-password.tsx";
import { Notice } from "#components/ui/notice.tsx";

export const metadata: Metadata = { title: "Your new password" };

export default function NewPasswordPage() {
  return (
    <Notice title="Your new password">
      <SetPassword />
    </Notice>
  );
}
