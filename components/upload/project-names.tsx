import { projectListId } from "./upload-options.tsx";

/** The names that the field for a project offers. */
export function ProjectNames({ names }: { names: string[] }) {
  return (
    <datalist id={projectListId}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
