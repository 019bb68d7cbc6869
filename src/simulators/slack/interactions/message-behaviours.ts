import type { Behaviour } from "../../behaviours/behaviour.ts";
import { DOCS, shownIn } from "./shown-in.ts";

const HANDLING = `${DOCS}/interactivity/handling-user-interaction`;
const COMMANDS = `${DOCS}/interactivity/implementing-slash-commands`;
const BLOCK_ACTIONS = `${DOCS}/reference/interaction-payloads/block_actions-payload`;

const command = shownIn("commands");
const url = shownIn("response-url");
const action = shownIn("actions");
const options = shownIn("options");
const shortcut = shownIn("shortcuts");

/** Commands, actions in messages, shortcuts, and the answers to them. */
export const MESSAGE_BEHAVIOURS: readonly Behaviour[] = [
  command(
    "reaches the app with all that Slack's payload has",
    "documented",
    "A slash command tells token, team, channel, user, command, text, app, response_url and trigger_id.",
    COMMANDS,
  ),
  command(
    "hides the names of private channels and direct messages",
    "assumed",
    "A private channel is named privategroup in a payload, a direct message directmessage.",
  ),
  command(
    "shows what the app acknowledges it with: %s",
    "documented",
    "The acknowledgement of a command may be a message, which is ephemeral unless it is in_channel.",
    COMMANDS,
  ),
  command(
    "fails with operation_timeout where the app says nothing for three seconds",
    "documented",
    "A command that is not acknowledged in 3 s fails with operation_timeout.",
    COMMANDS,
  ),
  command(
    "fails with dispatch_failed where no app is there",
    "observed",
    "A command that reaches no app fails with dispatch_failed.",
    "https://github.com/slackapi/bolt-python/issues/951",
  ),
  command(
    "is refused by Slackbot where no app has it, and in threads",
    "documented",
    "A command cannot be used in a thread; that Slackbot says so, and of an unknown command, and how is assumed.",
    COMMANDS,
  ),
  url(
    "takes five messages, ephemeral unless they are in_channel",
    "documented",
    "A response_url takes five messages; that the sixth gets 404 used_url is assumed.",
    HANDLING,
  ),
  url(
    "ends after thirty minutes",
    "documented",
    "A response_url ends after 30 minutes; that it then answers 404 expired_url is assumed.",
    HANDLING,
  ),
  url("answers into a thread", "documented", "An answer with thread_ts goes into the thread.", HANDLING),
  url(
    "refuses %s and uses nothing up",
    "assumed",
    "A refused answer has status 400 with Slack's code, and costs none of the five uses.",
  ),
  url(
    "is unknown where the simulator has not made it, and takes only POST",
    "assumed",
    "A response_url that was never made answers 404, and other methods than POST 405.",
  ),
  url(
    "replaces it where it is in_channel, and not where it is ephemeral",
    "documented",
    "An in_channel answer to an action replaces the message unless replace_original is false; that an ephemeral one does not is assumed.",
    HANDLING,
  ),
  url(
    "replaces it where replace_original %s",
    "assumed",
    "An answer without response_type to an action replaces the message unless replace_original is false.",
  ),
  url(
    "is a message of its own with replace_original false",
    "documented",
    "With replace_original false the answer is a message of its own.",
    HANDLING,
  ),
  url(
    "deletes it with delete_original",
    "documented",
    "With delete_original the message is deleted.",
    HANDLING,
  ),
  url(
    "replaces and deletes an ephemeral message too, which nothing else can",
    "documented",
    "Only a response_url changes an ephemeral message.",
    HANDLING,
  ),
  action(
    "tells who, where, in which message, and where to answer",
    "documented",
    "block_actions tell user, team, app, container, channel, message, state, actions, response_url and trigger_id.",
    BLOCK_ACTIONS,
  ),
  action(
    "names the thread, and leaves an ephemeral message out",
    "assumed",
    "The payload of an action in an ephemeral message has no message, and is_ephemeral is true.",
  ),
  action(
    "from a %s",
    "documented",
    "Each type of element has its own field in actions, such as selected_option or selected_date.",
    BLOCK_ACTIONS,
  ),
  action(
    "from a %s with dispatch_action, and only so",
    "documented",
    "An input block sends block_actions only with dispatch_action.",
    `${DOCS}/reference/block-kit/blocks/input-block`,
  ),
  action(
    "from feedback buttons and an icon button",
    "documented",
    "Feedback buttons tell the value and the text of the one that was chosen.",
    `${DOCS}/reference/block-kit/block-elements/feedback-buttons-element`,
  ),
  action(
    "has what this person has chosen in the message, and nobody else",
    "documented",
    "state.values hold what this person has entered in all elements of the message.",
    BLOCK_ACTIONS,
  ),
  action(
    "fails for the person where the app says nothing, or nobody is there",
    "documented",
    "A person is told where an action was not acknowledged in 3 s; the words are assumed.",
    HANDLING,
  ),
  options(
    "a menu with options from outside asks the app, and only what it offers can be chosen",
    "documented",
    "An external select asks the app with block_suggestion and takes options or option_groups.",
    `${DOCS}/reference/interaction-payloads/block_suggestion-payload`,
  ),
  options(
    "a menu asks from three characters on, where it does not say another number",
    "documented",
    "min_query_length is 3 if it is not given.",
    `${DOCS}/reference/block-kit/block-elements/select-menu-element#external_select`,
  ),
  options(
    "a menu shows a fault where the app answers with %s",
    "documented",
    "At most 100 options may be offered; the words for a faulty answer are assumed.",
    `${DOCS}/reference/block-kit/block-elements/select-menu-element#external_select`,
  ),
  shortcut(
    "a global shortcut reaches the app, without a place to answer in",
    "documented",
    "A global shortcut has neither a channel nor a response_url.",
    `${DOCS}/reference/interaction-payloads/shortcuts-interaction-payload`,
  ),
  shortcut(
    "a message shortcut tells the message, and its answer leaves that as it is",
    "documented",
    "A message shortcut tells the message and has a response_url; that it cannot replace the message is assumed.",
    `${DOCS}/reference/interaction-payloads/shortcuts-interaction-payload`,
  ),
];
