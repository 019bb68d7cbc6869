import type { IncomingMessage, RequestListener } from "node:http";
import { goneOf, play } from "../play/play.ts";
import { errorSteps, type Step } from "../play/step.ts";
import { serverError } from "../wire/server-errors.ts";
import { answerSteps } from "./answer-steps.ts";
import type { Asked } from "./asked.ts";
import type { Parts } from "./parts.ts";
import { routeOf } from "./routes.ts";

/** Answers each request; one that meets a bug costs its caller a 500, and nobody else anything. */
export function createListener(parts: Parts): RequestListener {
  return async (request, response) => {
    const path = pathOf(request);
    const route = routeOf(path);
    const call = parts.log.begin({ route: route?.name ?? "unknown", path });
    try {
      // A model may take for ever; its caller does not.
      const asked = { request, response, path, route, call, parts };
      const steps = await Promise.race([stepsOf(asked), goneOf(response)]);
      if (steps === undefined) return call.end({ outcome: "abandoned" });
      const status = steps.find((step) => step.type === "head")?.status;
      if (status !== undefined) call.note({ status });
      const onFirstToken = () => call.note({ firstTokenMs: parts.clock.now() - call.at });
      call.end({ outcome: await play(steps, response, { clock: parts.clock, onFirstToken }) });
    } catch {
      // The caller has gone while the body was read, or there is nobody left to tell.
      response.destroy();
      call.end({ outcome: "failed" });
    }
  };
}

async function stepsOf(asked: Asked): Promise<readonly Step[]> {
  try {
    return await answerSteps(asked);
  } catch (fault) {
    if (asked.request.destroyed && !asked.request.complete) throw fault;
    return errorSteps(serverError(500, "The simulated endpoint has a fault of its own, or its model has."), {
      "x-litellm-call-id": asked.call.id,
    });
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return URL.parse(url, "http://simulated")?.pathname ?? url;
}
