import type { SlackFile } from "../../simulators/slack/files/file.ts";
import type { AssistantView } from "../../simulators/slack/people/assistant-door.ts";
import type {
  OfferedCommand,
  OfferedShortcut,
  OpenView,
} from "../../simulators/slack/people/interactions-door.ts";
import type { ChannelKind } from "../../simulators/slack/workspace/channels.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import type { SlackUser } from "../../simulators/slack/workspace/users.ts";
import type { SlackView } from "../../simulators/slack/workspace/view.ts";
import type { Entered } from "../blocks/drawing.ts";

export interface SeenShortcut extends OfferedShortcut {
  readonly appName: string;
}

/** What stands in the list at the left. */
export interface Conversation {
  readonly id: string;
  readonly kind: ChannelKind;
  /** With its sign: `# general`, `@ ben`. */
  readonly title: string;
  /** The bot on the other side of a direct message. */
  readonly bot?: string;
  /** A public channel can be seen from outside, and not be written in. */
  readonly joined: boolean;
}

/** A message with what belongs to it. */
export interface SeenMessage {
  readonly message: SlackMessage;
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly entered: Entered;
  readonly files: readonly SlackFile[];
}

export interface SeenThread {
  readonly root: SeenMessage;
  readonly replies: readonly SeenMessage[];
  readonly assistant: AssistantView;
}

/** All that one person sees at one moment; a plain picture that nothing changes. */
export interface Seen {
  readonly me: string;
  readonly team: string;
  /** Who one can be. */
  readonly people: readonly SlackUser[];
  readonly users: ReadonlyMap<string, SlackUser>;
  readonly conversations: readonly Conversation[];
  readonly commands: readonly OfferedCommand[];
  readonly shortcuts: readonly SeenShortcut[];
  readonly bots: readonly { readonly id: string; readonly name: string }[];
  /** Those of the person. */
  readonly files: readonly SlackFile[];
  /** Of the open conversation, oldest first. */
  readonly threads: readonly SeenThread[];
  /** What an app shows in the open conversation outside threads. */
  readonly assistant: AssistantView;
  readonly view?: { readonly open: OpenView; readonly entered: Entered };
  readonly home?: { readonly view: SlackView; readonly entered: Entered };
}

/** Where one is: in a conversation, or at an app's home. */
export type At =
  | { readonly type: "conversation"; readonly channel: string }
  | { readonly type: "home"; readonly bot: string };
