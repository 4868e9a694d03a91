import type { z } from "zod";

export type Shape = z.ZodType;

export type Tag =
  | "PitchQuest"
  | "Library"
  | "Highlights"
  | "Sessions"
  | "Projects"
  | "Access"
  | "Webhooks"
  | "Operations";

/** What calls are counted in: those that carry the bytes of a file, and all others. */
export type Bucket = "uploads" | "requests";

/** A multipart form with one large file, which is taken to disk while it arrives. */
export type FormDeclaration<F extends Shape = Shape> = {
  /** Name of the field that holds the file. */
  file: string;
  kind: "video" | "audio";
  /** The other fields; text as it was sent. */
  fields?: F;
  /** Those of the fields that may come as a small text file too, whatever its encoding. */
  textFiles?: readonly string[];
};

/** What a handler says of itself: the wrapper obeys it, and the OpenAPI document is written from it. */
export type Declaration<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  F extends Shape = Shape,
  A extends Shape = Shape,
> = {
  /** What the call does, in a few words. */
  summary: string;
  /** What else its caller should know. */
  description?: string;
  tag: Tag;
  params?: P;
  query?: Q;
  /** Parsed from JSON. */
  body?: B;
  form?: FormDeclaration<F>;
  /** The JSON of the usual answer; leave out where `media` says what else it is. */
  answer?: A;
  /** Content type of an answer that is no JSON. */
  media?: string;
  /** Status of the usual answer; 200 where it is left out. */
  status?: 200 | 201;
  /** Other answers that are no errors, by status. */
  also?: Readonly<Record<number, Shape>>;
  /** Codes of the errors this call may answer, by status, besides those that every call may (`commonErrors`). */
  errors?: Readonly<Record<number, readonly string[]>>;
  /** Where its calls are counted; uploads where there is a form, and requests elsewhere. */
  bucket?: Bucket;
};

export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** A route handler of Next's that carries its declaration. */
export type Handler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  readonly declaration: Declaration;
  /** Whether it answers callers without an identity. */
  readonly isOpen: boolean;
};

/** Errors that the server and the wrapper themselves answer, by status. */
export const commonErrors: Readonly<Record<number, readonly string[]>> = {
  400: ["invalid_address"],
  401: ["unauthorized"],
  403: ["cross_site_request", "scope_missing"],
  409: ["request_in_progress"],
  422: [
    "invalid_id",
    "invalid_query",
    "invalid_request",
    "invalid_json",
    "invalid_idempotency_key",
    "idempotency_key_reused",
  ],
  429: ["rate_limited"],
  500: ["internal_error"],
  503: ["database_unavailable"],
};
