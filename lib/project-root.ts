/** Folder of package.json. Bundled code cannot trust `import.meta.url`, so the launcher may name it by PITCHQUEST_ROOT. */
export function projectRoot(): string {
  return process.env.PITCHQUEST_ROOT || process.cwd();
}
