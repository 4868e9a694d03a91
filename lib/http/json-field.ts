import { z } from "zod";

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A form field that holds a JSON object; without it, an empty one. */
export const jsonField = z
  .string()
  .default("{}")
  .transform((text, context) => {
    const value = parseObject(text.trim() || "{}");
    if (value) return value;
    context.addIssue({ code: "custom", message: "must be a JSON object" });
    return z.NEVER;
  });
