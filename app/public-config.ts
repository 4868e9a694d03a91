import { getEnv } from "#lib/env.ts";

/** What a browser may know of the configuration; read when a page is served, so that one build fits every place. */
export function getPublicConfig() {
  const env = getEnv();
  return {
    supabaseUrl: env.SUPABASE_URL,
    supabaseKey: env.publicKey,
    isLocal: env.localUser !== null,
    maxUploadMegabytes: env.MAX_RESUMABLE_UPLOAD_SIZE_MB,
    allowedExtensions: env.ALLOWED_EXTENSIONS,
  };
}
