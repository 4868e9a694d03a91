import type { HttpError } from "../../http/http-error.ts";
import { restError } from "../rest-error.ts";
import { suggestName } from "./suggest-name.ts";
import type { DatabaseFunction, SchemaCache } from "./types.ts";

interface Call {
  schema: string;
  name: string;
  argumentNames: string[];
  /** Type of the body, for functions that take it whole; null for a call without one. */
  bodyType: "json" | "text" | "xml" | "binary" | null;
}

const wholeBodyTypes = { json: ["json", "jsonb"], text: ["text"], xml: ["xml"], binary: ["bytea"] };

function takesArguments({ parameters }: DatabaseFunction, { argumentNames, bodyType }: Call): boolean {
  if (parameters.length === 0)
    return argumentNames.length === 0 && (bodyType === null || bodyType === "json");
  const isKnown = (name: string) => parameters.some((parameter) => parameter.name === name);
  const isGiven = (name: string) => argumentNames.includes(name);
  return (
    argumentNames.every(isKnown) && parameters.every(({ name, isRequired }) => !isRequired || isGiven(name))
  );
}

function takesWholeBody({ parameters }: DatabaseFunction, { bodyType }: Call): boolean {
  const [only, ...others] = parameters;
  if (!only || others.length > 0 || bodyType === null) return false;
  return only.name === "" && wholeBodyTypes[bodyType].includes(only.type);
}

function ambiguous({ schema, name }: Call, candidates: DatabaseFunction[]): HttpError {
  const signatures = candidates
    .map(({ parameters }) =>
      parameters.map((parameter) => `${parameter.name} => ${parameter.type}`).join(", "),
    )
    .sort()
    .map((list) => `${schema}.${name}(${list})`);
  return restError(
    300,
    "PGRST203",
    `Could not choose the best candidate function between: ${signatures.join(", ")}`,
    null,
    "Try renaming the parameters or the function itself in the database so function overloading can be resolved",
  );
}

function unknown(cache: SchemaCache, { schema, name, argumentNames, bodyType }: Call): HttpError {
  const qualified = `${schema}.${name}`;
  const sorted = [...argumentNames].sort();
  const list = sorted.join(", ");
  const none = " without parameters";
  const searched = sorted.length === 0 ? none : ` with parameter${sorted.length > 1 ? "s" : ""} ${list}`;
  const wholeBody = {
    json: " or with a single unnamed json/jsonb parameter",
    text: " or with a single unnamed text parameter",
    xml: " or with a single unnamed xml parameter",
    binary: " or with a single unnamed bytea parameter",
  };
  const inSchema = cache.functions.filter((known) => known.schema === schema);
  const overloads = inSchema.filter((known) => known.name === name);
  const signatureOf = (names: string[]) => `(${names.sort().join(", ")})`;
  const suggestion =
    overloads.length === 0
      ? suggestName(name, new Set(inSchema.map((known) => known.name)))
      : suggestName(
          signatureOf(sorted),
          overloads.map(({ parameters }) => signatureOf(parameters.map((p) => p.name))),
        );
  const meant = overloads.length === 0 ? suggestion : `${name}${suggestion}`;
  return restError(
    404,
    "PGRST202",
    `Could not find the function ${qualified}${sorted.length === 0 ? none : `(${list})`} in the schema cache`,
    `Searched for the function ${qualified}${searched}${bodyType ? wholeBody[bodyType] : ""}, ` +
      "but no matches were found in the schema cache.",
    suggestion === null ? null : `Perhaps you meant to call the function ${schema}.${meant}`,
  );
}

/**
 * Chooses among overloaded functions by the names of the arguments given.
 * @throws HttpError PGRST202 when none fits, PGRST203 when several do.
 */
export function findFunction(cache: SchemaCache, call: Call): DatabaseFunction {
  const named = cache.functions.filter((known) => known.schema === call.schema && known.name === call.name);
  const fitting = named.filter((candidate) => takesArguments(candidate, call));
  const candidates =
    fitting.length > 0 ? fitting : named.filter((candidate) => takesWholeBody(candidate, call));
  if (candidates.length > 1) throw ambiguous(call, candidates);
  const [only] = candidates;
  if (!only) throw unknown(cache, call);
  return only;
}
