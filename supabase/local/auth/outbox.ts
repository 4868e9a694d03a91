import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Header fields end at a line break; whatever comes in must not add any. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, " ");

/** Mail of the drop-in goes nowhere: each is a file in this folder, and the log says which. */
export async function putIntoOutbox(directory: string, mail: Mail, now: Date): Promise<string> {
  const folder = join(directory, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${now.toISOString().replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}.eml`);
  const lines = [
    "From: PitchQuest <no-reply@localhost>",
    `To: ${oneLine(mail.to)}`,
    `Subject: ${oneLine(mail.subject)}`,
    `Date: ${now.toUTCString()}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    mail.text,
    "",
  ];
  await writeFile(`${file}.partial`, lines.join("\r\n"), { mode: 0o600 });
  await rename(`${file}.partial`, file);
  return file;
}
