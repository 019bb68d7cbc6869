import type { IncomingMessage, ServerResponse } from "node:http";
import type { OpenCall } from "../calls/call-log.ts";
import type { Parts } from "./parts.ts";
import type { FoundRoute } from "./routes.ts";

/** A request that is being answered. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  /** Undefined where nothing is at this path. */
  readonly route: FoundRoute | undefined;
  readonly call: OpenCall;
  readonly parts: Parts;
}
