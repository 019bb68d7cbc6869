import { createRoute, z } from "@hono/zod-openapi";
import { problemSchema } from "./problem-schema.ts";
import { answerSchema, pendingSchema, questionHeaders, questionSchema } from "./schemas.ts";

/** The routes as the OpenAPI document tells of them; requests are checked by the same schemas. */
const security = [{ bearer: [] }];

const retryAfter = z.object({
  "retry-after": z.string().openapi({ description: "Seconds." }),
});

const answered = json("The answer.", answerSchema);
const pending = {
  ...json("The question is kept, and its answer will be at `url`.", pendingSchema),
  headers: retryAfter.extend({ location: z.string() }),
};
const unauthorized = {
  ...problem("No token, or a wrong one."),
  headers: z.object({ "www-authenticate": z.string() }),
};
const unavailable = { ...problem("It is starting, stopping, or its database is away."), headers: retryAfter };

export const askRoute = createRoute({
  method: "post",
  path: "/v1/questions",
  operationId: "ask",
  summary: "Asks a question, and waits for its answer",
  description:
    "With `Accept: text/event-stream` the answer comes as server-sent events: `question` with the id, `progress` with the text as it grows, and at the end one of `answer`, `pending` and `problem`, whose data are the schemas of these names. A client that hangs up loses nothing: the question is answered all the same, and kept.",
  security,
  request: {
    headers: questionHeaders,
    body: { required: true, content: { "application/json": { schema: questionSchema } } },
  },
  responses: {
    200: {
      ...answered,
      content: { ...answered.content, "text/event-stream": { schema: z.string() } },
    },
    202: pending,
    400: problem("The question is not valid."),
    401: unauthorized,
    408: problem("The request took too long to come."),
    413: problem("The body has more than 64 KiB."),
    415: problem("The body is no JSON in UTF-8."),
    422: problem("The Idempotency-Key belongs to another question."),
    429: { ...problem("A limit turned the question away."), headers: retryAfter },
    500: problem("A bug."),
    503: unavailable,
  },
});

export const findRoute = createRoute({
  method: "get",
  path: "/v1/questions/{id}",
  operationId: "find",
  summary: "The answer to a question that was asked here",
  security,
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: answered,
    202: pending,
    401: unauthorized,
    404: problem("There is no such question."),
    429: { ...problem("A limit turned the question away."), headers: retryAfter },
    500: problem("A bug."),
    503: unavailable,
  },
});

function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

function problem(description: string) {
  return { description, content: { "application/problem+json": { schema: problemSchema } } };
}
