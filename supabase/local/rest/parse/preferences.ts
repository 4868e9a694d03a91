import { restError } from "../rest-error.ts";

/** What the client asks for in `Prefer`. */
export interface Preferences {
  return?: "minimal" | "representation" | "headers-only";
  count?: "exact" | "planned" | "estimated";
  resolution?: "merge-duplicates" | "ignore-duplicates";
  missing?: "default" | "null";
  tx?: "commit" | "rollback";
  handling?: "strict" | "lenient";
  maxAffected?: number;
  timezone?: string;
  /** The preferences understood, as they go back in `Preference-Applied`. */
  applied: string[];
}

const known: Record<string, string[]> = {
  return: ["minimal", "representation", "headers-only"],
  count: ["exact", "planned", "estimated"],
  resolution: ["merge-duplicates", "ignore-duplicates"],
  missing: ["default", "null"],
  tx: ["commit", "rollback"],
  handling: ["strict", "lenient"],
  params: ["single-object", "multiple-objects"],
};

/** @throws HttpError 400 (PGRST122) for unknown preferences when `handling=strict` was asked for. */
export function parsePreferences(header: string | undefined): Preferences {
  const preferences: Preferences = { applied: [] };
  const invalid: string[] = [];
  for (const entry of (header ?? "").split(",")) {
    const [name = "", value = ""] = entry.split("=").map((part) => part.trim());
    if (name === "") continue;
    if (name === "max-affected" && /^\d+$/.test(value)) preferences.maxAffected = Number(value);
    else if (name === "timezone" && /^[\w/+-]+$/.test(value)) preferences.timezone = value;
    else if (known[name]?.includes(value)) Object.assign(preferences, { [name]: value });
    else {
      invalid.push(`${name}=${value}`);
      continue;
    }
    preferences.applied.push(`${name}=${value}`);
  }
  if (preferences.handling === "strict" && invalid.length > 0) {
    const details = `Invalid preferences: ${invalid.join(", ")}`;
    throw restError(400, "PGRST122", "Invalid preferences given with handling=strict", details);
  }
  if (preferences.handling !== "strict") delete preferences.maxAffected;
  return preferences;
}
