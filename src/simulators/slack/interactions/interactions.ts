import type { Clock } from "../../../core/clock.ts";
import type { RequestOutcome } from "../delivery/app-requests.ts";
import type { RequestDispatch } from "../delivery/transport.ts";
import { createTimestamps } from "../workspace/timestamps.ts";
import { createEnteredInMessages } from "./entered-in-messages.ts";
import type { InteractionServices } from "./interaction-services.ts";
import { createOfferedOptions } from "./offered-options.ts";
import { createResponseUrls } from "./response-urls.ts";
import { createTriggerIds } from "./trigger-ids.ts";

export interface InteractionSettings {
  readonly clock: Clock;
  /** Where the simulator listens, such as `http://127.0.0.1:4000`. */
  origin(): string;
  /** Brings a request to the app and waits for what it says. */
  send(appId: string, dispatch: RequestDispatch): Promise<RequestOutcome>;
}

/** What the interactions of one simulator share, over all its workspaces and apps. */
export function createInteractions({ clock, origin, send }: InteractionSettings): InteractionServices {
  return {
    triggers: createTriggerIds(clock),
    responseUrls: createResponseUrls(clock, origin),
    entered: createEnteredInMessages(),
    offered: createOfferedOptions(),
    nextActionTs: createTimestamps(clock),
    send,
  };
}
