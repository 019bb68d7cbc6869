import type { RequestOutcome } from "../delivery/app-requests.ts";
import type { RequestDispatch } from "../delivery/transport.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { EnteredInMessages } from "./entered-in-messages.ts";
import type { OfferedOptions } from "./offered-options.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { TriggerIds } from "./trigger-ids.ts";

/** What every interaction may use. */
export interface InteractionServices {
  readonly triggers: TriggerIds;
  readonly responseUrls: ResponseUrls;
  readonly entered: EnteredInMessages;
  readonly offered: OfferedOptions;
  /** The `action_ts` of what is done at this moment; each is later than the one before. */
  nextActionTs(): string;
  /** Brings a request to the app and waits for what it says. */
  send(appId: string, dispatch: RequestDispatch): Promise<RequestOutcome>;
}

/** Who does it, and in which workspace. */
export interface Actor {
  readonly workspace: Workspace;
  readonly user: string;
}
