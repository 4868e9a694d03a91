"use client";

import "./globals.css";
import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";
import { display, figures, text } from "./fonts.ts";

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${text.variable} ${display.variable} ${figures.variable}`}>
      <body>
        <title>Something broke · PitchQuest</title>
        <main>
          <Notice title="PitchQuest could not start this page">
            <p role="alert">Your recordings and results are safe. Try again in a moment.</p>
            <p className="pt-2">
              <button type="button" onClick={() => retry()} className={buttonClass.primary}>
                Try again
              </button>
            </p>
          </Notice>
        </main>
      </body>
    </html>
  );
}
