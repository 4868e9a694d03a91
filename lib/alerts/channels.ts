import { createTransport } from "nodemailer";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

/** A way to reach the operators. */
export type Channel = { name: "webhook" | "mail"; tell: (messages: string[]) => Promise<void> };

const patienceMilliseconds = 20_000;

function notTold(by: string, cause: unknown): AppError {
  return new AppError("alert_not_sent", `The alert could not be sent by ${by}.`, {
    httpStatus: 502,
    retryable: true,
    cause,
  });
}

/** Posts what a Slack web-hook takes. The address is the operator's own choice, so it may be a private one. */
async function post(url: string, messages: string[]): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: messages.join("\n") }),
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch((error) => {
    throw notTold("web-hook", error);
  });
  await answer.body?.cancel();
  if (!answer.ok) throw notTold("web-hook", new Error(`it answered ${answer.status}`));
}

/** The account that sends, where its name is an address; many servers take mail from nobody else. */
function senderOf(smtpUrl: string, recipients: string[]): string {
  const account = decodeURIComponent(new URL(smtpUrl).username);
  return account.includes("@") ? account : (recipients[0] ?? "");
}

async function mail(smtpUrl: string, recipients: string[], messages: string[]): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
  });
  const others = messages.length > 1 ? ` (and ${messages.length - 1} more)` : "";
  try {
    await transport.sendMail({
      from: { name: "PitchQuest", address: senderOf(smtpUrl, recipients) },
      to: recipients,
      subject: `${messages[0]?.slice(0, 78)}${others}`,
      text: messages.join("\n\n"),
    });
  } catch (error) {
    throw notTold("mail", error);
  } finally {
    transport.close();
  }
}

/** The ways that the configuration names; none where it names none. */
export function listChannels(): Channel[] {
  const { ALERT_WEBHOOK_URL: url, SMTP_URL: smtpUrl, ALERT_EMAIL_TO: recipients } = getEnv();
  const channels: Channel[] = [];
  if (url) channels.push({ name: "webhook", tell: (messages) => post(url, messages) });
  if (smtpUrl && recipients)
    channels.push({ name: "mail", tell: (messages) => mail(smtpUrl, recipients, messages) });
  return channels;
}
