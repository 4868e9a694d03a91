import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";

it("nothing that only the server may know is in what browsers load", async () => {
  const entries = await readdir(".next/static", { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.filter((file) => file.endsWith(".js")).length).toBeGreaterThan(5);
  const { secretKey, serviceRoleKey, jwtSecret } = await completeKeys();
  const secrets = [
    secretKey,
    serviceRoleKey,
    jwtSecret,
    "SUPABASE_SECRET_KEY",
    "LOCAL_USER_PASSWORD",
    "DATABASE_URL",
  ];
  for (const file of files) {
    const text = await readFile(file, "latin1");
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${file}`).toBe(false);
  }
});
