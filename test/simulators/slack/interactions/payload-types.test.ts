import type {
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewSubmitAction,
} from "@slack/bolt";
import type { AppHomeOpenedEvent } from "@slack/types";
import { expectTypeOf, it } from "vitest";
import type { homeEvent } from "../../../../src/simulators/slack/events/home-events.ts";
import type { blockActions } from "../../../../src/simulators/slack/interactions/block-actions.ts";
import type { suggestion } from "../../../../src/simulators/slack/interactions/block-suggestion.ts";
import type { closedPayload } from "../../../../src/simulators/slack/interactions/close-view.ts";
import type {
  globalPayload,
  messagePayload,
} from "../../../../src/simulators/slack/interactions/shortcuts.ts";
import type { commandPayload } from "../../../../src/simulators/slack/interactions/slash-command.ts";
import type { submissionPayload } from "../../../../src/simulators/slack/interactions/submit-view.ts";

/**
 * What apps and people put into a payload, which is kept as it came; and `enterprise`, which is null in a workspace
 * that is of none, as Bolt's types do not say.
 */
type Content = "blocks" | "attachments" | "metadata" | "actions" | "values" | "enterprise";

/** A payload without that content, without `readonly`, and without `undefined` in what may be left out. */
type Sent<T> = T extends readonly (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T as Key extends Content ? never : Key]: Sent<Exclude<T[Key], undefined>> }
    : T;

/** A view has no place to answer to, which Bolt's type does not tell. */
type Action = Omit<BlockAction, "response_url"> & Partial<Pick<BlockAction, "response_url">>;

/** Each payload, beside what Bolt promises to the listener that gets it. */
interface Payloads {
  readonly command: [typeof commandPayload, SlashCommand];
  readonly shortcut: [typeof globalPayload, Sent<GlobalShortcut>];
  readonly message_action: [typeof messagePayload, Sent<MessageShortcut>];
  readonly view_submission: [typeof submissionPayload, Sent<ViewSubmitAction>];
  readonly view_closed: [typeof closedPayload, Sent<ViewClosedAction>];
  readonly block_actions: [typeof blockActions, Sent<Action>];
  readonly block_suggestion: [typeof suggestion, Sent<BlockSuggestion>];
  readonly app_home_opened: [typeof homeEvent, Sent<Omit<AppHomeOpenedEvent, "view">>];
}

/** The payloads that Bolt would take for something else. */
type Broken = {
  [Name in keyof Payloads]: Sent<ReturnType<Payloads[Name][0]>> extends Payloads[Name][1] ? never : Name;
}[keyof Payloads];

it("sends payloads of the shapes that Bolt's types promise", () => {
  expectTypeOf<Broken>().toEqualTypeOf<never>();
});
