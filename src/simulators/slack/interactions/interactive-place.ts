import type { Installation } from "../apps/installation.ts";
import type { messageView } from "../wire/message-view.ts";
import type { Block } from "../workspace/message.ts";
import type { EnteredValues, SlackView } from "../workspace/view.ts";
import type { channelPart } from "./payload-parts.ts";
import type { ResponseTarget } from "./response-message.ts";

/** A message or a view with blocks that a person uses. */
export interface InteractivePlace {
  /** Tells it from all other places. */
  readonly key: string;
  /** Whose blocks they are. */
  readonly installation: Installation;
  readonly blocks: readonly Block[];
  /** What the person has entered, with what the blocks say at the start. */
  values(): EnteredValues;
  keep(values: EnteredValues): void;
  /** What payloads say of it. */
  parts(): PlaceParts;
  /** The modal or the home tab that it is. */
  readonly view?: string;
  /** Where the app may answer to; a view has no such place. */
  readonly target?: ResponseTarget;
}

export type PlaceParts = MessageParts | ViewParts;

export interface MessageParts {
  readonly container: {
    readonly type: "message";
    readonly message_ts: string;
    readonly channel_id: string;
    readonly is_ephemeral: boolean;
    readonly thread_ts?: string | undefined;
  };
  readonly channel: ReturnType<typeof channelPart>;
  /** Observed: an ephemeral message is not told again. */
  readonly message?: ReturnType<typeof messageView>;
  readonly state: { readonly values: EnteredValues };
}

export interface ViewParts {
  readonly container: { readonly type: "view"; readonly view_id: string };
  readonly view: SlackView;
}
