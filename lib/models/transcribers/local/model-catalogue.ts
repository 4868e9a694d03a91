/** A speech model that `npm run models` knows: a repository of sherpa-onnx's conversions and the files it takes. */
export type CatalogueEntry = { repository: string; files: RegExp; about: string };

const whisperFiles = /-(encoder|decoder)\.int8\.onnx$|-tokens\.txt$/;
const moonshineFiles =
  /^(preprocess|encode\.int8|uncached_decode\.int8|cached_decode\.int8)\.onnx$|^tokens\.txt$/;

function whisper(size: string, about: string): CatalogueEntry {
  return { repository: `csukuangfj/sherpa-onnx-whisper-${size}`, files: whisperFiles, about };
}

/** Sizes are of what is fetched; word error rates are published ones on clean read speech. */
export const modelCatalogue: Record<string, CatalogueEntry> = {
  "whisper-tiny.en": whisper("tiny.en", "English, about 100 MB, 5.7 % of words wrong"),
  "whisper-base.en": whisper("base.en", "English, about 160 MB, 4.3 % of words wrong"),
  "whisper-small.en": whisper("small.en", "English, about 370 MB"),
  "whisper-tiny": whisper("tiny", "99 languages, about 100 MB"),
  "whisper-base": whisper("base", "99 languages, about 160 MB"),
  "whisper-small": whisper("small", "99 languages, about 370 MB"),
  "moonshine-tiny": {
    repository: "csukuangfj/sherpa-onnx-moonshine-tiny-en-int8",
    files: moonshineFiles,
    about: "English, about 120 MB, fast, 4.5 % of words wrong",
  },
};
