import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import { isQuestionId } from "../../core/ids.ts";
import type { QuestionId } from "../../core/question.ts";
import type { Deliver } from "../channel.ts";
import { answerBody, pendingBody } from "./answer-body.ts";
import { ask, findAsked } from "./ask.ts";
import { createBearerCheck } from "./bearer.ts";
import type { HeldQuestions } from "./ports.ts";
import { readQuestion } from "./read-question.ts";
import { RequestFault } from "./request-fault.ts";
import { respondAtOnce, respondGrowing, respondWith, stopping } from "./respond.ts";
import { askRoute, findRoute } from "./routes.ts";
import type { WaitingRoom } from "./waiting-room.ts";

/** Serves requests, as Hono and fetch do. */
export interface Api {
  fetch(request: Request): Response | Promise<Response>;
}

export interface ApiPorts {
  readonly token: string;
  readonly questions: HeldQuestions;
  readonly room: WaitingRoom;
  /** Keeps a question; undefined while nothing is taken in. */
  readonly deliver: () => Deliver | undefined;
  readonly emit: Emit;
}

const DOCUMENT = "/v1/openapi.json";

/** The HTTP API, and the OpenAPI document of just that. */
export function createApi({ token, questions, room, deliver, emit }: ApiPorts): Api {
  const api = new OpenAPIHono();
  api.openAPIRegistry.registerPath(askRoute);
  api.openAPIRegistry.registerPath(findRoute);
  api.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  const isBearer = createBearerCheck(token);
  const authorize = ({ req }: Context) => {
    if (!isBearer(req.header("authorization"))) throw unauthorized();
  };

  api.post(askRoute.path, async (context) => {
    authorize(context);
    const { asked, key } = await readQuestion(context.req.raw);
    const keep = deliver();
    if (!keep) throw stopping();
    const leave = room.enter();
    try {
      const streams = wantsEvents(context);
      const kept = await ask(asked, { key, streams }, { questions, deliver: keep, emit });
      // A refusal is told by its status, also to whoever wants events.
      if (kept.answer?.outcome === "limited") answerBody(kept, kept.answer);
      return await (streams ? respondGrowing : respondAtOnce)(context, kept, room);
    } finally {
      leave();
    }
  });
  api.get(findRoute.getRoutingPath(), async (context) => {
    authorize(context);
    const found = await findAsked(questionIdOf(context.req.param("id")), { questions, emit });
    return respondWith(context, found.answer ? answerBody(found, found.answer) : pendingBody(found));
  });
  api.get(DOCUMENT, (context) => context.json(documentOf(api)));

  api.all(askRoute.path, () => notAllowed("POST"));
  api.all(findRoute.getRoutingPath(), () => notAllowed("GET, HEAD"));
  api.all(DOCUMENT, () => notAllowed("GET, HEAD"));
  api.notFound(() => new RequestFault("NOT_FOUND", "There is nothing at this address.").response());
  api.onError((error) => {
    if (error instanceof RequestFault) return error.response();
    emit({ type: "error_occurred", errorType: "http_api", message: reasonOf(error) });
    return new RequestFault("BUG", "Something went wrong on my side.").response();
  });
  return api;
}

/** What has not the form of an id is that of no question. */
function questionIdOf(text: string): QuestionId {
  if (!isQuestionId(text)) throw new RequestFault("QUESTION_UNKNOWN", "There is no question of this id.");
  return text;
}

function documentOf(api: OpenAPIHono) {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Ledger",
      version: "1",
      description: "Answers questions from the knowledge, with sources.",
    },
    servers: [{ url: "/" }],
  });
}

function wantsEvents(context: Context): boolean {
  const supports = ["application/json", "text/event-stream"];
  const accepted = accepts(context, { header: "Accept", supports, default: "application/json" });
  return accepted === "text/event-stream";
}

function unauthorized(): RequestFault {
  return new RequestFault("UNAUTHORIZED", "The request has no valid token.", {
    headers: { "www-authenticate": 'Bearer realm="ledger"', connection: "close" },
  });
}

function notAllowed(allow: string): Response {
  return new RequestFault("METHOD_NOT_ALLOWED", "This method is not for this address.", {
    headers: { allow },
  }).response();
}
