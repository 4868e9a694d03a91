import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";
import { openWatchedPage } from "#tests/fixtures/watched-page.ts";

const browser: Browser | null = await tryLaunchBrowser();
const email = "founder@example.com";

describe.skipIf(browser === null)("where everybody signs in", () => {
  let place: Awaited<ReturnType<typeof choosePlace>>;
  let stack: RunningStack;

  beforeAll(async () => {
    place = await choosePlace();
    stack = await startStackProcess(place, { REQUIRE_AUTH: "true" });
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await place?.remove();
  });

  it("a stranger is led to sign in, and an API call without credentials is refused", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    await page.goto(`${stack.url}/videos?q=x`, { waitUntil: "networkidle" });
    expect(new URL(page.url()).pathname).toBe("/login");
    expect((await fetch(`${stack.url}/api/monitoring`)).status).toBe(401);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("an account is made, left, opened again, and its password set anew by mail", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    await page.goto(`${stack.url}/videos`, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Make an account" }).click();
    await page.getByRole("heading", { name: "Make an account" }).waitFor();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel(/password of at least/i).fill("correct horse");
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.waitForURL(`${stack.url}/videos`);

    await page.goto(`${stack.url}/account`, { waitUntil: "networkidle" });
    await page.getByText(email).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${stack.url}/login`);

    await page.getByRole("link", { name: "Set a new password" }).click();
    await page.getByRole("heading", { name: "Set a new password" }).waitFor();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me the link" }).click();
    await page.getByText("is on its way").waitFor();
    const outbox = join(stack.home, "supabase/outbox");
    const [mail = ""] = await readdir(outbox);
    const link = /^http\S+/m.exec(await readFile(join(outbox, mail), "utf8"))?.[0] ?? "";
    await page.goto(link, { waitUntil: "networkidle" });
    await page.getByLabel(/password of at least/i).fill("a better horse");
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.waitForURL(`${stack.url}/videos`);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("a wrong password is told in words", async () => {
    const { page, context } = await openWatchedPage(browser as Browser);
    await page.goto(`${stack.url}/login?next=https://evil.example`, { waitUntil: "networkidle" });
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("correct horse");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").filter({ hasText: "do not go together" }).waitFor();
    await page.getByLabel("Password").fill("a better horse");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${stack.url}/videos`);
    await context.close();
  });
});
