import { restError } from "../rest-error.ts";

/** The shapes an answer can have. */
export interface ResponseFormat {
  kind: "json" | "object" | "csv" | "plan" | "binary" | "text";
  /** `object` and `json` may leave null values out. */
  isNullsStripped: boolean;
  contentType: string;
  /** For a plan: how it is written, what it includes. */
  plan?: { format: "json" | "text"; options: string[] };
}

function parsePlan(mediaType: string): ResponseFormat {
  const format = mediaType.includes("+json") ? "json" : "text";
  const allowed = new Set(["analyze", "verbose", "settings", "buffers", "wal"]);
  const asked = /options=([\w|]*)/.exec(mediaType)?.[1] ?? "";
  const options = asked.split("|").filter((option) => allowed.has(option));
  const contentType = `application/vnd.pgrst.plan+${format}; charset=utf-8`;
  return { kind: "plan", isNullsStripped: false, contentType, plan: { format, options } };
}

/** Chooses the answer's shape from `Accept`. @throws HttpError 406 (PGRST107) when none of those can be had. */
export function parseAccept(accept: string | undefined): ResponseFormat {
  const wanted = (accept ?? "*/*").split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((entry) => entry.trim());
  for (const entry of wanted) {
    const type = entry.split(";")[0]?.trim().toLowerCase() ?? "";
    const isNullsStripped = /nulls=stripped/.test(entry);
    if (type === "application/vnd.pgrst.object+json" || type === "application/vnd.pgrst.object") {
      return {
        kind: "object",
        isNullsStripped,
        contentType: "application/vnd.pgrst.object+json; charset=utf-8",
      };
    }
    if (type === "application/vnd.pgrst.array+json" || type === "application/vnd.pgrst.array") {
      return {
        kind: "json",
        isNullsStripped,
        contentType: "application/vnd.pgrst.array+json; charset=utf-8",
      };
    }
    if (type.startsWith("application/vnd.pgrst.plan")) return parsePlan(entry);
    if (["application/json", "*/*", "application/*", ""].includes(type)) {
      return { kind: "json", isNullsStripped: false, contentType: "application/json; charset=utf-8" };
    }
    if (type === "text/csv") return { kind: "csv", isNullsStripped, contentType: "text/csv; charset=utf-8" };
    if (type === "application/octet-stream") return { kind: "binary", isNullsStripped, contentType: type };
    if (type === "text/plain")
      return { kind: "text", isNullsStripped, contentType: "text/plain; charset=utf-8" };
  }
  throw restError(406, "PGRST107", `None of these media types are available: ${wanted.join(", ")}`);
}
