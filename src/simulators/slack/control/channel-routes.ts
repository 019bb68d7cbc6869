import { z } from "zod";
import { act, type ControlRoute } from "./control-route.ts";
import { given } from "./given.ts";

const user = z.string();
const deed = { user, channel: z.string() };
const name = z.string().min(1);

/** What people do with channels. */
export const CHANNEL_ROUTES: readonly ControlRoute[] = [
  act("create-channel", {
    does: "Makes a channel that the person is in.",
    args: z.object({ user, name, private: z.boolean().optional() }),
    run: (args, { people }) => ({ channel: people.createChannel(given(args)) }),
  }),
  act("join-channel", {
    does: "Joins a public channel.",
    args: z.object(deed),
    run: (args, { people }) => people.joinChannel(args),
  }),
  act("leave-channel", {
    does: "Leaves a channel.",
    args: z.object(deed),
    run: (args, { people }) => people.leaveChannel(args),
  }),
  act("invite-to-channel", {
    does: "Brings a person or a bot user in.",
    args: z.object({ ...deed, invited: z.string() }),
    run: (args, { people }) => people.inviteToChannel(args),
  }),
  act("remove-from-channel", {
    does: "Takes a person or a bot user out.",
    args: z.object({ ...deed, removed: z.string() }),
    run: (args, { people }) => people.removeFromChannel(args),
  }),
  act("rename-channel", {
    does: "Gives a channel another name.",
    args: z.object({ ...deed, name }),
    run: (args, { people }) => people.renameChannel(args),
  }),
  act("set-topic", {
    does: "Sets a channel's topic.",
    args: z.object({ ...deed, topic: z.string() }),
    run: (args, { people }) => people.setTopic(args),
  }),
  act("set-purpose", {
    does: "Sets a channel's purpose.",
    args: z.object({ ...deed, purpose: z.string() }),
    run: (args, { people }) => people.setPurpose(args),
  }),
  act("archive-channel", {
    does: "Archives a channel.",
    args: z.object(deed),
    run: (args, { people }) => people.archiveChannel(args),
  }),
  act("unarchive-channel", {
    does: "Takes a channel out of the archive.",
    args: z.object(deed),
    run: (args, { people }) => people.unarchiveChannel(args),
  }),
  act("open-group-message", {
    does: "Opens the direct message channel of a person and several others.",
    args: z.object({ user, others: z.array(z.string()).min(1) }),
    run: (args, { people }) => ({ channel: people.openGroupMessage(args) }),
  }),
];
