import { z } from "zod";
import { CHANNEL_ROUTES } from "./channel-routes.ts";
import { act, type ControlRoute } from "./control-route.ts";
import { given } from "./given.ts";
import { INTERACTION_ROUTES } from "./interaction-routes.ts";
import { MESSAGE_ROUTES } from "./message-routes.ts";

const user = z.string();
const channel = z.string();
const ts = z.string();
const thread_ts = z.string().optional();
const bot = z.string().optional();
const lookingAt = z.object({ channel: z.string(), message: z.string().optional() }).transform(given);
const pane = z.object({ user, bot: z.string(), channel, thread_ts }).transform(given);

/** All that people do, under the names of the people door: one row an act. */
export const ACT_ROUTES: readonly ControlRoute[] = [
  act("post", {
    does: "Posts a message, or a reply with `thread_ts`. A mention is written `<@U…>`.",
    args: z.object({ user, channel, text: z.string().min(1), thread_ts }),
    run(args, { people }) {
      const { channel, ts } = people.post(given(args));
      return { channel, ts };
    },
  }),
  act("open-direct-message", {
    does: "Opens the direct message channel of a person and a bot.",
    args: z.object({ user, bot }),
    run: ({ user, bot }, { people }) => ({ channel: people.openDirectMessage(user, bot) }),
  }),
  act("upload", {
    does: "Shares a file, given as `text` or in `base64`, in a channel or a thread.",
    args: z.object({
      user,
      channel,
      name: z.string().min(1),
      title: z.string().optional(),
      comment: z.string().optional(),
      thread_ts,
      text: z.string().optional(),
      base64: z.base64().optional(),
    }),
    run({ user, channel, text, base64, ...file }, { people }) {
      const content = base64 === undefined ? { text: text ?? "" } : { base64 };
      return people.upload(user, channel, { ...given(file), ...content });
    },
  }),
  act("upload-for-input", {
    does: "Stores a file for a `file_input` and shares it nowhere; returns its id.",
    args: z.object({ user, name: z.string().min(1), base64: z.base64() }),
    run: ({ user, ...file }, { people }) => ({ file: people.uploadForInput(user, file) }),
  }),
  act("stop-agent", {
    does: "Clicks the stop button of a thread in which an app is at work.",
    args: z.object({ user, channel, thread_ts: ts }),
    run: ({ user, ...thread }, { people }) => ({ stopped: people.stopAgent(user, thread) }),
  }),
  act("stop-stream", {
    does: "The same button, found by the message that is being written; `stopped` is false where none is.",
    args: z.object({ user, channel, ts }),
    run: ({ user, channel, ts }, { people }) => ({ stopped: people.stopStream(user, channel, ts) }),
  }),
  act("open-assistant", {
    does: "Opens the pane of an agent or assistant.",
    args: z.object({ user, bot, looking_at: lookingAt.optional() }),
    run: ({ user, bot, looking_at }, { people }) => people.openAssistant(user, bot, looking_at),
  }),
  act("look-at", {
    does: "Looks at another channel while the pane is open; at nothing that an app may know of without `looking_at`.",
    args: z.object({ pane, looking_at: lookingAt.optional() }),
    run: ({ pane, looking_at }, { people }) => people.lookAt(pane, looking_at),
  }),
  act("choose-prompt", {
    does: "Sends a suggested prompt, by its title.",
    args: z.object({ pane, title: z.string() }),
    run({ pane, title }, { people }) {
      const { channel, ts } = people.choosePrompt(pane, title);
      return { channel, ts };
    },
  }),
  act("rename-session", {
    does: "Gives an agent's session another title.",
    args: z.object({ user, channel, thread_ts: ts, title: z.string().min(1) }),
    run: ({ user, title, ...thread }, { people }) => people.renameSession(user, thread, title),
  }),
  ...MESSAGE_ROUTES,
  ...CHANNEL_ROUTES,
  ...INTERACTION_ROUTES,
];
