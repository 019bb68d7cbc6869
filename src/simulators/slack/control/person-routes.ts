import { z } from "zod";
import { type ControlRoute, get } from "./control-route.ts";
import { sendFile } from "./send-file.ts";
import { visibleIn } from "./visible-in.ts";

const user = z.string();

/** What only one person sees. */
export const PERSON_ROUTES: readonly ControlRoute[] = [
  get("views", {
    does: "The modals that are open for a person, the lowest first, with what is wrong beside their inputs.",
    args: z.object({ user }),
    run: ({ user }, { people }) => people.viewsOf(user),
  }),
  get("home", {
    does: "What an app has published to a person's home tab; null where it has not.",
    args: z.object({ user, bot: z.string().optional() }),
    run: ({ user, bot }, { people }) => people.homeOf(user, bot) ?? null,
  }),
  get("ephemerals", {
    does: "The messages that only this person sees.",
    args: z.object({ user, channel: z.string().optional() }),
    run: ({ user, channel }, { people }) => people.ephemeralsOf(user, channel),
  }),
  get("entered", {
    does: "What a person has entered in a view, or in the message `ts` of a channel.",
    args: z.object({
      user,
      view: z.string().optional(),
      channel: z.string().optional(),
      ts: z.string().optional(),
    }),
    run: ({ user, view, channel = "", ts = "" }, { people }) =>
      people.enteredIn(user, view === undefined ? { channel, ts } : { view }),
  }),
  get("assistant", {
    does: "Status, title and suggested prompts of an app in a thread, or in a direct message.",
    args: z.object({ channel: z.string(), thread_ts: z.string().optional(), user: z.string().optional() }),
    run({ channel, thread_ts, user }, control) {
      visibleIn(control, channel, user);
      return control.people.assistantView(channel, thread_ts);
    },
  }),
  get("files", {
    does: "The files that a person may see, newest first.",
    args: z.object({ user }),
    run: ({ user }, { people }) => people.filesOf(user),
  }),
  get("file", {
    does: "The bytes of a file, as a person who may see it downloads it.",
    args: z.object({ user, file: z.string() }),
    run({ user, file }, { people }, { response }) {
      sendFile(response, people, { user, file });
      return undefined;
    },
  }),
];
