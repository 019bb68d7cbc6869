import { z } from "zod";
import { act, type ControlRoute } from "./control-route.ts";
import { given } from "./given.ts";

const user = z.string();
const place = z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })]);
const entry = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
  z.null(),
]);
const element = { in: place, action_id: z.string(), block_id: z.string().optional() };

/** What people do with commands, buttons, menus, shortcuts, modals and home tabs. */
export const INTERACTION_ROUTES: readonly ControlRoute[] = [
  act("run-command", {
    does: "Sends a slash command. Returns whether the app acknowledged it.",
    args: z.object({
      user,
      channel: z.string(),
      command: z.string(),
      text: z.string().optional(),
      thread_ts: z.string().optional(),
    }),
    run: (args, { people }) => people.runCommand(given(args)),
  }),
  act("act", {
    does: "Clicks a button, chooses from a menu or types into an input: `in` a message or a view, with a `value`.",
    args: z.object({ user, ...element, value: entry.optional() }),
    run: (args, { people }) => people.act(given(args)),
  }),
  act("suggest", {
    does: "Types into a menu with options from outside, and returns what the app offers.",
    args: z.object({ user, ...element, value: z.string() }),
    run: (args, { people }) => people.suggest(given(args)),
  }),
  act("run-shortcut", {
    does: "Runs a global shortcut, or one of a message.",
    args: z.object({
      user,
      callback_id: z.string(),
      app: z.string().optional(),
      message: z.object({ channel: z.string(), ts: z.string() }).optional(),
    }),
    run: (args, { people }) => people.runShortcut(given(args)),
  }),
  act("submit-view", {
    does: "Submits the uppermost modal, or the one named, with `values` by `action_id` entered before.",
    args: z.object({
      user,
      view: z.string().optional(),
      values: z.record(z.string(), entry).optional(),
    }),
    run: (args, { people }) => people.submitView(given(args)),
  }),
  act("close-view", {
    does: "Closes the uppermost modal, or with `all` the whole stack.",
    args: z.object({ user, view: z.string().optional(), all: z.boolean().optional() }),
    run: (args, { people }) => people.closeView(given(args)),
  }),
  act("open-home", {
    does: "Opens an app's home tab, or its messages tab.",
    args: z.object({ user, bot: z.string().optional(), tab: z.enum(["home", "messages"]).optional() }),
    run: (args, { people }) => people.openHome(given(args)),
  }),
];
