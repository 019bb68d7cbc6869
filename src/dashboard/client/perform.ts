import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { InteractionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import { optionItem } from "./menus.ts";
import type { Effect, Message } from "./model.ts";
import type { SlackPort } from "./port.ts";
import { entryOf } from "./written-entry.ts";

/** What an effect is done with. */
export interface Hands {
  readonly port: SlackPort;
  /** In whose name. */
  readonly me: string;
  readonly dispatch: (message: Message) => void;
}

type Perform<Type extends Effect["type"]> = (
  effect: Extract<Effect, { type: Type }>,
  hands: Hands,
) => void | Promise<void>;

/** Does what the client wants. Throws, or is rejected, where Slack's door does not let it. */
export function perform(effect: Effect, hands: Hands): void | Promise<void> {
  return (EFFECTS[effect.type] as Perform<Effect["type"]>)(effect as never, hands);
}

const EFFECTS: { readonly [Type in Effect["type"]]: Perform<Type> } = {
  send({ channel, text, thread }, { port, me, dispatch }) {
    const { ts } = port.post({ user: me, channel, text, ...(thread && { thread_ts: thread }) });
    dispatch({ type: "sent", channel, thread: thread ?? ts });
  },
  "run-command": async ({ channel, command, text, thread }, { port, me }) => {
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    // What goes wrong with it Slackbot tells, in the conversation.
    await port.runCommand({ user: me, channel, command, text, ...inThread });
  },
  act: async ({ control, value }, { port, me, dispatch }) => {
    const { place, actionId, blockId } = control;
    const entry = value === undefined ? {} : { value };
    const outcome = await port.act({ user: me, in: place, action_id: actionId, block_id: blockId, ...entry });
    if (outcome.type !== "kept") tell(outcome, dispatch);
  },
  "enter-written": ({ control, text }, hands) =>
    perform({ type: "act", control, value: entryOf(control, text) }, hands),
  suggest: async ({ control, typed }, { port, me, dispatch }) => {
    const { place, actionId, blockId } = control;
    const query = { user: me, in: place, action_id: actionId, block_id: blockId, value: typed };
    const outcome = await port.suggest(query);
    if (outcome.type === "failed") return tell(outcome, dispatch);
    const items = outcome.options.map((option) => optionItem(control, { ...option }));
    dispatch({ type: "offered", control, items });
  },
  "submit-view": async ({ view }, { port, me, dispatch }) => {
    const outcome = await port.submitView({ user: me, view });
    if (outcome.type !== "errors") tell(outcome, dispatch);
  },
  "close-view": ({ view }, { port, me }) => port.closeView({ user: me, view }),
  "run-shortcut": async ({ callbackId, message }, { port, me, dispatch }) => {
    tell(
      await port.runShortcut({ user: me, callback_id: callbackId, ...(message && { message }) }),
      dispatch,
    );
  },
  "choose-prompt"({ title, bot, channel, thread }, { port, me, dispatch }) {
    const pane = { user: me, bot, channel, ...(thread && { thread_ts: thread }) };
    const { ts } = port.choosePrompt(pane, title);
    dispatch({ type: "sent", channel, thread: thread ?? ts });
  },
  "stop-stream": ({ channel, ts }, { port, me }) => void port.stopAgent(me, { channel, thread_ts: ts }),
  async upload({ channel, path, thread }, { port, me }) {
    const bytes = await readFile(path);
    const base64 = bytes.toString("base64");
    port.upload(me, channel, { name: basename(path), base64, ...(thread && { thread_ts: thread }) });
  },
  async download({ file, path }, { port, me, dispatch }) {
    const bytes = port.fileBytes(me, file);
    if (bytes === undefined) throw new Error("The file is gone.");
    // A file that is there already is somebody's.
    await writeFile(path, bytes, { flag: "wx" });
    dispatch({ type: "noticed", text: `${path} is written, ${bytes.length} bytes` });
  },
  "open-direct-message"({ other }, { port, me, dispatch }) {
    dispatch({ type: "went", at: { type: "conversation", channel: port.openDirectMessage(me, other) } });
  },
  "open-home"({ bot, tab }, { port, me, dispatch }) {
    port.openHome({ user: me, bot, tab });
    dispatch({ type: "went", at: { type: "home", bot } });
  },
  be({ user }, { port, dispatch }) {
    dispatch({ type: "became", me: user, at: { type: "conversation", channel: firstPlace(port, user) } });
  },
  react({ channel, ts, text }, { port, me }) {
    const reaction = { user: me, channel, ts, name: text.replaceAll(":", "").trim() };
    if (reaction.name !== "" && !port.react(reaction)) port.unreact(reaction);
  },
  edit: ({ channel, ts, text }, { port, me }) => port.editMessage({ user: me, channel, ts, text }),
  delete: ({ channel, ts }, { port, me }) => port.deleteMessage({ user: me, channel, ts }),
  join: ({ channel }, { port, me }) => port.joinChannel({ user: me, channel }),
  follow: ({ message }, { dispatch }) => dispatch(message),
};

/** The direct message with the first bot, where a bot is tried out; the first conversation where there is no bot. */
export function firstPlace(port: SlackPort, user: string): string {
  const [app] = port.appsAround(user);
  return app === undefined
    ? (port.conversations(user)[0]?.id ?? "")
    : port.openDirectMessage(user, app.botUserId);
}

function tell(outcome: InteractionOutcome, dispatch: Hands["dispatch"]): void {
  if (outcome.type === "failed") dispatch({ type: "noticed", text: outcome.words });
}
