import { Environment } from "@marcbachmann/cel-js";
import { parseDurationSeconds } from "../durations.ts";
import { Missing } from "./missing.ts";

const TIMESTAMP = "google.protobuf.Timestamp";
const SCALARS = ["bool", "int", "uint", "double", "string"];
const TYPES = [...SCALARS, "null", "bytes", "list", "map", TIMESTAMP, "google.protobuf.Duration"];
const ZEROS = { int: 0n, uint: 0n, double: 0, string: "" };

/**
 * CEL as the real server evaluates it (inngest/inngest, pkg/expressions): loosely typed where it compares and adds, with
 * missing fields, and with a few functions of its own.
 */
export function createEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
  });
  environment.registerType("Missing", Missing);
  compareMissing(environment);
  compareNull(environment);
  joinText(environment);
  addFunctions(environment);
  return environment;
}

// Missing is null to null, less than anything else, and nothing when it is added or measured.
function compareMissing(environment: Environment): void {
  for (const type of TYPES) {
    environment.registerOperator(`Missing == ${type}`, () => type === "null");
    for (const [operator, isLess] of Object.entries({ "<": true, "<=": true, ">": false, ">=": false })) {
      environment.registerOperator(`Missing ${operator} ${type}`, () => isLess);
      environment.registerOperator(`${type} ${operator} Missing`, () => !isLess);
    }
    environment.registerOperator(`Missing + ${type}: ${type}`, (_, right) => right);
    environment.registerOperator(`${type} + Missing: ${type}`, (left) => left);
  }
  environment.registerOperator("Missing == Missing", () => false);
  environment.registerOperator("Missing + Missing", () => false);
  environment.registerFunction("size(Missing): int", () => 0n);
  for (const method of ["startsWith", "endsWith", "contains", "matches"])
    environment.registerFunction(`Missing.${method}(string): bool`, () => false);
}

// In an order, null counts as the other side's zero.
function compareNull(environment: Environment): void {
  for (const [type, zero] of Object.entries(ZEROS)) {
    environment.registerOperator(`null < ${type}`, (_, right) => zero < right);
    environment.registerOperator(`null <= ${type}`, (_, right) => zero <= right);
    environment.registerOperator(`null > ${type}`, (_, right) => zero > right);
    environment.registerOperator(`null >= ${type}`, (_, right) => zero >= right);
    environment.registerOperator(`${type} < null`, (left) => left < zero);
    environment.registerOperator(`${type} <= null`, (left) => left <= zero);
    environment.registerOperator(`${type} > null`, (left) => left > zero);
    environment.registerOperator(`${type} >= null`, (left) => left >= zero);
  }
}

// Values of different types are joined as text, a whole literal and a number of an event among them.
function joinText(environment: Environment): void {
  for (const left of SCALARS)
    for (const right of SCALARS)
      if (left !== right) environment.registerOperator(`${left} + ${right}: string`, (a, b) => `${a}${b}`);
}

function addFunctions(environment: Environment): void {
  const later = (text: string, sign: 1 | -1) => {
    const seconds = parseDurationSeconds(text);
    if (seconds === null) throw new Error(`"${text}" is not a duration`);
    return new Date(Date.now() + sign * seconds * 1000);
  };
  environment
    .registerFunction("lowercase(string): string", (text) => text.toLowerCase())
    .registerFunction("uppercase(string): string", (text) => text.toUpperCase())
    .registerFunction("b64decode(string): string", (text) => Buffer.from(text, "base64").toString("utf8"))
    .registerFunction("json_parse(string): dyn", (text) => JSON.parse(text))
    .registerFunction(`now(): ${TIMESTAMP}`, () => new Date())
    .registerFunction(`now_plus(string): ${TIMESTAMP}`, (text) => later(text, 1))
    .registerFunction(`now_minus(string): ${TIMESTAMP}`, (text) => later(text, -1))
    .registerFunction(`date(dyn): ${TIMESTAMP}`, parseDate);
}

const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d|[A-Z]{3})$/;
const HAS_TIME = /T\d\d:/;

/** A moment as text (without a zone: UTC), or as seconds or milliseconds since 1970. Throws an Error for anything else. */
function parseDate(value: unknown): Date {
  const number = typeof value === "number" || typeof value === "bigint" ? Number(value) : null;
  const text = String(value);
  const date =
    number !== null
      ? new Date(number < 9_999_999_999 ? number * 1000 : number)
      : new Date(HAS_TIME.test(text) && !HAS_ZONE.test(text) ? `${text}Z` : text);
  if (Number.isNaN(date.getTime())) throw new Error(`"${text}" is not a date`);
  return date;
}
