import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { OfflineNote } from "#components/ui/offline-note.tsx";
import { PublicConfigProvider } from "#components/ui/public-config.tsx";
import { SiteHeader } from "#components/ui/site-header.tsx";
import { display, figures, quotes, text } from "./fonts.ts";
import { getPublicConfig } from "./public-config.ts";

export const metadata: Metadata = {
  title: { default: "PitchQuest", template: "%s · PitchQuest" },
  description: "Give the pitch once. Get it back with notes, to the second.",
  robots: { index: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f5ef" },
    { media: "(prefers-color-scheme: dark)", color: "#171310" },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // The configuration and the script nonce belong to the request, so no page may be rendered at build time.
  await connection();
  return (
    <html lang="en" className={[text, display, quotes, figures].map(({ variable }) => variable).join(" ")}>
      <body className="flex min-h-dvh flex-col">
        <SiteHeader />
        <PublicConfigProvider config={getPublicConfig()}>
          <main id="main" tabIndex={-1} className="flex grow flex-col outline-none">
            {children}
          </main>
        </PublicConfigProvider>
        <OfflineNote />
      </body>
    </html>
  );
}
