import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiParameters, ZodOpenApiResponseObject } from "zod-openapi";
import type { Declaration, Shape } from "#lib/http/declaration.ts";
import { describeErrors } from "./describe-errors.ts";
import { type Operation, operationId } from "./operation.ts";

const binary = { type: "string", contentMediaType: "application/octet-stream" } as const;
const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({ description: "The same key again answers what the first call was answered, and does nothing." });
const lastEventId = z
  .string()
  .optional()
  .meta({ description: "The id of the last event heard: what is known already is not sent again." });

type Answers = Record<`${number}` | "default", ZodOpenApiResponseObject>;

const isEmpty = (shape: Shape) => shape instanceof z.ZodNull || shape instanceof z.ZodNever;

function content(media: string, schema: Shape | { type: "string" }, example: unknown) {
  return { content: { [media]: { schema, ...(example === undefined ? {} : { example }) } } };
}

function describeAnswers(declaration: Declaration, examples: Examples): Partial<Answers> {
  const { answer, media, also = {}, status = 200 } = declaration;
  const answers: Partial<Answers> = {};
  if (media) {
    const schema = /^(text\/|application\/json)/.test(media) ? { type: "string" as const } : binary;
    const body = media === "application/json" ? z.record(z.string(), z.unknown()) : schema;
    answers[`${status}`] = { description: "The answer.", ...content(media, body, undefined) };
  } else if (answer && !isEmpty(answer)) {
    const example = examples[status];
    answers[`${status}`] = { description: "The answer.", ...content("application/json", answer, example) };
  }
  if (answer instanceof z.ZodNever)
    answers.default = { description: "101: the connection is a WebSocket now." };
  for (const [code, shape] of Object.entries(also)) {
    const body = isEmpty(shape) ? {} : content("application/json", shape, examples[Number(code)]);
    answers[code as `${number}`] = { description: "Nothing is wrong; see the description.", ...body };
  }
  return answers;
}

function describeBody({ body, form }: Declaration): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (body) return { requestBody: { required: true, content: { "application/json": { schema: body } } } };
  if (!form) return {};
  const file = z.string().meta({ override: { ...binary, description: `The ${form.kind} file.` } });
  const fields = form.fields instanceof z.ZodObject ? form.fields.shape : {};
  const schema = z.object({ [form.file]: file, ...fields });
  return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
}

function describeParameters({ method, handler: { declaration } }: Operation): ZodOpenApiParameters {
  const header = method !== "GET" ? { "idempotency-key": idempotencyKey } : {};
  const live = declaration.media === "text/event-stream" ? { "last-event-id": lastEventId } : {};
  const parameters: ZodOpenApiParameters = { header: z.object({ ...header, ...live }) };
  if (declaration.params) parameters.path = declaration.params as z.ZodObject;
  if (declaration.query) parameters.query = declaration.query as z.ZodObject;
  return parameters;
}

/** Answers of real calls, by status. */
export type Examples = Readonly<Record<number, unknown>>;

/** A call as OpenAPI tells it, out of what its handler declares. */
export function describeOperation(operation: Operation, examples: Examples): ZodOpenApiOperationObject {
  const { declaration, isOpen } = operation.handler;
  return {
    operationId: operationId(operation),
    summary: declaration.summary,
    ...(declaration.description ? { description: declaration.description } : {}),
    tags: [declaration.tag],
    ...(isOpen ? { security: [] } : {}),
    requestParams: describeParameters(operation),
    ...describeBody(declaration),
    responses: { ...describeAnswers(declaration, examples), ...describeErrors(operation) },
  };
}
