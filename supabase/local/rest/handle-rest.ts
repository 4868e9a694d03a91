import type pg from "pg";
import { type Exchange, type Handler, sendJson } from "../http/exchange.ts";
import { callFunction } from "./call-function.ts";
import { describeDatabaseError } from "./database-error.ts";
import { describeApi } from "./describe-api.ts";
import { readTable } from "./read-table.ts";
import { restError } from "./rest-error.ts";
import { readRestRequest } from "./rest-request.ts";
import type { SchemaHolder } from "./schema/schema-holder.ts";
import { writeTable } from "./write-table.ts";

const writes = new Set(["POST", "PATCH", "DELETE"]);

/** The service below `/rest/v1`: tables and functions of the exposed schemas, in PostgREST's protocol. */
export function createRestHandler(pool: pg.Pool, schema: SchemaHolder): Handler {
  async function route(exchange: Exchange): Promise<void> {
    const { method, path } = exchange;
    const isRead = method === "GET" || method === "HEAD";
    const request = readRestRequest(exchange, await schema.get());
    const [first = "", second = "", ...rest] = path;
    if (rest.length > 0 || (second !== "" && first !== "rpc")) {
      throw restError(404, "PGRST125", "Invalid path specified in request URL");
    }
    if (first === "" && isRead) return sendJson(exchange.response, 200, describeApi(request));
    if (first === "rpc" && second !== "" && (isRead || method === "POST"))
      return callFunction(pool, request, second);
    if (first !== "rpc" && first !== "" && isRead) return readTable(pool, request, first);
    if (first !== "rpc" && first !== "" && writes.has(method)) return writeTable(pool, request, first);
    throw restError(405, "PGRST117", `Unsupported HTTP method: ${method}`);
  }

  return async (exchange) => {
    try {
      await route(exchange);
    } catch (error) {
      throw describeDatabaseError(error, exchange.caller.role) ?? error;
    }
  };
}
