import { type ActionOutcome, act } from "../interactions/block-actions.ts";
import { type SuggestionOutcome, suggest } from "../interactions/block-suggestion.ts";
import { closeView, type ViewClosing } from "../interactions/close-view.ts";
import type { InteractionServices } from "../interactions/interaction-services.ts";
import { messagePlace } from "../interactions/message-place.ts";
import type { InteractionOutcome } from "../interactions/outcome.ts";
import type { Entry } from "../interactions/read-entry.ts";
import { runShortcut, type ShortcutRun } from "../interactions/shortcuts.ts";
import { type CommandRun, runCommand } from "../interactions/slash-command.ts";
import { type SubmissionOutcome, submitView, type ViewSubmission } from "../interactions/submit-view.ts";
import { viewPlace } from "../interactions/view-place.ts";
import type { CommandSeed } from "../seed/seed.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { EnteredValues, SlackView } from "../workspace/view.ts";
import type { Workspace } from "../workspace/workspace.ts";

export type { ActionOutcome } from "../interactions/block-actions.ts";
export type { SuggestionOutcome } from "../interactions/block-suggestion.ts";
export type { ViewClosing } from "../interactions/close-view.ts";
export type { Option, OptionGroup } from "../interactions/option.ts";
export type { InteractionOutcome } from "../interactions/outcome.ts";
export type { Entry } from "../interactions/read-entry.ts";
export type { ShortcutRun } from "../interactions/shortcuts.ts";
export type { CommandRun } from "../interactions/slash-command.ts";
export type { SubmissionOutcome, ViewSubmission } from "../interactions/submit-view.ts";

/**
 * What people do with commands, buttons, menus, shortcuts, modals and home tabs, and what they see of them. All
 * of it throws where the person, the place or the thing in it is not there: that is the caller's mistake. What the
 * app does wrong is never thrown: it is the outcome.
 */
export interface InteractionsDoor {
  /**
   * Sends `/command text` as a person who is in the channel. What the app answers, and Slackbot's words where it
   * does not, come as messages, told to `watch` as any other (`posted`, `ephemeral`).
   */
  runCommand(command: CommandRun): Promise<InteractionOutcome>;
  /** The slash commands that the person may use, of all apps in the workspace. */
  commandsOf(user: string): readonly OfferedCommand[];

  /**
   * Clicks a button, chooses from a menu, types into an input. It is kept for the person as what is entered there,
   * and told to the app where Slack tells it: not from an input block without `dispatch_action`.
   */
  act(action: PersonAction): Promise<ActionOutcome>;
  /** Types into a menu with options from outside, and gets what the app offers. Choosing one of them is `act`. */
  suggest(query: SuggestionQuery): Promise<SuggestionOutcome>;
  /** What the person has entered in a view or a message, with what its blocks say at the start. */
  enteredIn(user: string, place: Place): EnteredValues;

  /** Runs a shortcut: of a message if one is named, else a global one. */
  runShortcut(shortcut: ShortcutRun): Promise<InteractionOutcome>;
  /** The shortcuts that the person may use, of all apps in the workspace. */
  shortcutsOf(user: string): readonly OfferedShortcut[];

  /** Submits the person's uppermost modal, or the view that is named. `values` are entered before, as by `act`. */
  submitView(submission: ViewSubmission): Promise<SubmissionOutcome>;
  /**
   * Closes the person's uppermost modal as its close button does; with `all` the whole stack, as the cross in its
   * corner does. The app hears of it where it asked to (`notify_on_close`).
   */
  closeView(closing: ViewClosing): Promise<void>;
  /** Opens an app's home, of the workspace's first bot if none is named. */
  openHome(visit: HomeVisit): void;

  /** The modals that are open for the person, the lowest first; the last is the one to be seen. */
  viewsOf(user: string): readonly OpenView[];
  /** What an app has published to the person's home tab. */
  homeOf(user: string, bot?: string): SlackView | undefined;
  /** The messages that only this person sees, oldest first; of one channel if it is named. Old ones are let go. */
  ephemeralsOf(user: string, channel?: string): readonly SlackMessage[];
}

/** A command as the person's client offers it. */
export interface OfferedCommand extends CommandSeed {
  /** The id of the app. */
  readonly app: string;
}

/** A shortcut as the person's client offers it. */
export interface OfferedShortcut {
  readonly callback_id: string;
  readonly name: string;
  readonly type: "message" | "global";
  /** The id of the app. */
  readonly app: string;
}

/** Where blocks are: a message (also an ephemeral one of this person), or a view. */
export type Place = { readonly channel: string; readonly ts: string } | { readonly view: string };

export interface PersonAction {
  readonly user: string;
  readonly in: Place;
  readonly action_id: string;
  /** Needed where two blocks have elements of the same `action_id`. */
  readonly block_id?: string;
  /** Nothing for a button. */
  readonly value?: Entry;
}

export interface HomeVisit {
  readonly user: string;
  readonly bot?: string;
  /** `home` if nothing is said. */
  readonly tab?: "home" | "messages";
}

export interface SuggestionQuery {
  readonly user: string;
  readonly in: Place;
  readonly action_id: string;
  readonly block_id?: string;
  /** What is typed so far; empty when the menu opens. */
  readonly value: string;
}

/** A modal as the person has it before them. */
export interface OpenView {
  readonly view: SlackView;
  /** What is wrong beside the inputs, by the block's id. */
  readonly errors: Readonly<Record<string, string>>;
}

/** @param workspaceOf - the workspace of a person; throws where there is no such person. */
export function createInteractionsDoor(
  services: InteractionServices,
  workspaceOf: (user: string) => Workspace,
): InteractionsDoor {
  const actorOf = (user: string) => ({ workspace: workspaceOf(user), user });

  function placeOf(user: string, place: Place) {
    const actor = actorOf(user);
    return "view" in place ? viewPlace(actor, place.view) : messagePlace(actor, place, services.entered);
  }

  function appOf(user: string, bot: string | undefined) {
    const { installations, team } = workspaceOf(user);
    const found = installations.find(({ botUserId }) => bot === undefined || botUserId === bot);
    if (found === undefined) throw new Error(`No bot ${bot ?? ""} in ${team.id}.`);
    return found;
  }

  return {
    runCommand: async (run) => runCommand(services, actorOf(run.user), run),
    commandsOf: (user) =>
      workspaceOf(user).installations.flatMap(({ app }) =>
        app.commands.map((each) => ({ ...each, app: app.id })),
      ),
    act: async (action) => act(services, actorOf(action.user), placeOf(action.user, action.in), action),
    suggest: async (query) => suggest(services, actorOf(query.user), placeOf(query.user, query.in), query),
    enteredIn: (user, place) => placeOf(user, place).values(),
    runShortcut: async (run) => runShortcut(services, actorOf(run.user), run),
    shortcutsOf: (user) =>
      workspaceOf(user).installations.flatMap(({ app }) =>
        app.shortcuts.map(({ callbackId, name, type }) => ({
          callback_id: callbackId,
          name,
          type,
          app: app.id,
        })),
      ),
    submitView: async (submission) => submitView(services, actorOf(submission.user), submission),
    closeView: async (closing) => closeView(services, actorOf(closing.user), closing),
    openHome({ user, bot, tab = "home" }) {
      const { views, channels } = workspaceOf(user);
      const installation = appOf(user, bot);
      const { channel } = channels.directMessage(user, installation.botUserId);
      views.visitHome(installation, { user, tab, channel: channel.id });
    },
    viewsOf: (user) =>
      workspaceOf(user)
        .views.stackOf(user)
        .map(({ view, errors }) => ({ view, errors })),
    homeOf: (user, bot) => workspaceOf(user).views.homeOf(user, appOf(user, bot).app.id),
    ephemeralsOf: (user, channel) => workspaceOf(user).ephemerals.of(user, channel),
  };
}
