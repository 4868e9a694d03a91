/** Only our own scripts (by nonce), our own styles, and the storage and realtime of the configured Supabase. */
export function contentSecurityPolicy(options: {
  nonce: string;
  supabaseUrl: string;
  isDevelopment: boolean;
}): string {
  const supabase = new URL(options.supabaseUrl).origin;
  const socket = supabase.replace(/^http/, "ws");
  const development = options.isDevelopment ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${options.nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${supabase}`,
    `media-src 'self' blob: ${supabase}`,
    `connect-src 'self' ${supabase} ${socket}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
