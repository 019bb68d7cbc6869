import { z } from "zod";
import { act, type ControlRoute } from "./control-route.ts";

const deed = { user: z.string(), channel: z.string(), ts: z.string() };
/** An emoji, without colons. */
const name = z.string().min(1);

/** What people do with messages that are there. */
export const MESSAGE_ROUTES: readonly ControlRoute[] = [
  act("edit-message", {
    does: "Changes a message of the person's own.",
    args: z.object({ ...deed, text: z.string().min(1) }),
    run: (args, { people }) => people.editMessage(args),
  }),
  act("delete-message", {
    does: "Deletes a message of the person's own.",
    args: z.object(deed),
    run: (args, { people }) => people.deleteMessage(args),
  }),
  act("react", {
    does: "Reacts with an emoji, by its name without colons.",
    args: z.object({ ...deed, name }),
    run: (args, { people }) => ({ changed: people.react(args) }),
  }),
  act("unreact", {
    does: "Takes a reaction away.",
    args: z.object({ ...deed, name }),
    run: (args, { people }) => ({ changed: people.unreact(args) }),
  }),
  act("pin-message", {
    does: "Pins a message to its channel.",
    args: z.object(deed),
    run: (args, { people }) => ({ changed: people.pinMessage(args) }),
  }),
  act("unpin-message", {
    does: "Takes a pin away.",
    args: z.object(deed),
    run: (args, { people }) => ({ changed: people.unpinMessage(args) }),
  }),
];
