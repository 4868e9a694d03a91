import type { AuthError } from "@supabase/supabase-js";

const words: Record<string, string> = {
  invalid_credentials: "This address and password do not go together. Check both, or set a new password.",
  email_not_confirmed: "This address is not confirmed yet. Open the link in the mail that was sent to it.",
  user_already_exists: "There is an account with this address already. Sign in instead.",
  email_exists: "There is an account with this address already. Sign in instead.",
  weak_password: "This password is too easy to guess. Take a longer one.",
  same_password: "This is the password you have already. Take another one.",
  over_request_rate_limit: "Too many tries in a short time. Wait a minute.",
  over_email_send_rate_limit: "A mail was sent a moment ago. Wait a minute before asking for another.",
  email_address_invalid: "This is no address that mail can be sent to.",
};

/** What to tell a person of an error of the accounts service. */
export function authWords(error: AuthError): string {
  if (error.name === "AuthRetryableFetchError") return "The server did not answer. Try again in a moment.";
  return words[error.code ?? ""] ?? `That did not work: ${error.message}`;
}
