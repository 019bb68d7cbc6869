import { z } from "zod";
import { isObject } from "../elements/elements-in.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import { conversationOf } from "./find-conversation.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import { ACKNOWLEDGED, errorOf, failed, type InteractionOutcome } from "./outcome.ts";
import { channelPart } from "./payload-parts.ts";
import { applyResponse, type ResponseTarget } from "./response-message.ts";

export interface CommandRun {
  readonly user: string;
  readonly channel: string;
  /** With its slash, such as `/ledger`. */
  readonly command: string;
  readonly text?: string;
  /** A command typed into a thread: Slackbot says that this cannot be. */
  readonly thread_ts?: string;
}

/** Documented: the user that Slack itself speaks as. */
const SLACKBOT = { user: "USLACKBOT" };

/** @throws Error where the person is not in the channel. */
export async function runCommand(
  services: InteractionServices,
  actor: Actor,
  run: CommandRun,
): Promise<InteractionOutcome> {
  const { workspace, user } = actor;
  const { thread_ts } = run;
  const channel = conversationOf(actor, run.channel);
  const words = await failureOf(services, { workspace, user, channel }, run);
  if (words === undefined) return ACKNOWLEDGED;
  const thread = thread_ts === undefined ? {} : { thread_ts };
  workspace.postEphemeral(SLACKBOT, user, { channel: channel.id, text: words, ...thread });
  return failed(words);
}

/** What Slackbot says where the command does not work. */
async function failureOf(
  services: InteractionServices,
  { workspace, user, channel }: Actor & { readonly channel: SlackChannel },
  run: CommandRun,
): Promise<string | undefined> {
  const { command, thread_ts } = run;
  if (thread_ts !== undefined) return `${command} is not supported in threads. Sorry!`;
  const installation = workspace.installations.find(({ app }) =>
    app.commands.some((each) => each.command === command),
  );
  if (installation === undefined) return unknownCommand(command);
  const target = { workspace, installation, user, channel: channel.id };
  const payload = commandPayload(services, target, channel, run);
  const outcome = await services.send(installation.app.id, { type: "slash_commands", payload });
  if (!outcome.answered) return `${command} failed with the error "${errorOf(outcome)}"`;
  if (!answer(target, outcome.payload)) return `${command} failed with the error "invalid_command_response"`;
  return undefined;
}

/** Assumed: Slackbot's words. */
function unknownCommand(command: string): string {
  return (
    `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted ` +
    `as commands.\n\nIf you are trying to send a message and not run a command, try preceding the "/" with an ` +
    "empty space."
  );
}

/** Documented: all fields are words, `is_enterprise_install` too. */
export function commandPayload(
  { triggers, responseUrls }: InteractionServices,
  target: ResponseTarget,
  channel: SlackChannel,
  { command, text = "" }: CommandRun,
) {
  const { workspace, installation, user } = target;
  const { id, name } = channelPart(channel);
  return {
    token: installation.app.verificationToken,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: id,
    channel_name: name,
    user_id: user,
    user_name: workspace.users.get(user)?.name ?? "",
    command,
    text: text.trim(),
    api_app_id: installation.app.id,
    is_enterprise_install: "false",
    response_url: responseUrls.issue("commands", target),
    trigger_id: triggers.issue({ team: installation.team, appId: installation.app.id, user }),
  };
}

const EMPTY = z.union([z.undefined(), z.null(), z.literal(""), z.strictObject({})]);

/** An acknowledgement without words says nothing to anybody; a text is a message as it stands. */
function answer(target: ResponseTarget, payload: unknown): boolean {
  if (EMPTY.safeParse(payload).success) return true;
  if (typeof payload === "string") return applyResponse(target, { text: payload }).ok;
  return isObject(payload) && applyResponse(target, payload).ok;
}
