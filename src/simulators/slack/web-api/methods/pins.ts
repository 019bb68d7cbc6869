import { z } from "zod";
import { pinView } from "../../wire/pin-view.ts";
import { channelId, timestamp } from "../arguments.ts";
import { channelFor } from "../find-channel.ts";
import { messageToMark } from "../find-message.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

/** Documented. */
const MOST_PINS = 100;
const target = z.object({ channel: channelId, timestamp: timestamp.optional() });

export const pinMethods = {
  "pins.add": method({
    scopes: ["pins:write"],
    args: target,
    run(args, context) {
      const { workspace, me } = context;
      const channel = channelFor(context, args.channel, { member: true, live: true });
      if (!channel.ok) return channel;
      const found = messageToMark(context, args);
      if (!found.ok) return found;
      if (workspace.pins.of(channel.channel.id).length >= MOST_PINS) return failure("too_many_pins");
      return workspace.pins.add(found.message, me.botUserId) ? { ok: true } : failure("already_pinned");
    },
  }),

  "pins.remove": method({
    scopes: ["pins:write"],
    args: target,
    run(args, context) {
      const { workspace, me } = context;
      const channel = channelFor(context, args.channel, { member: true, live: true });
      if (!channel.ok) return channel;
      const found = messageToMark(context, args);
      if (!found.ok) return found;
      return workspace.pins.remove(found.message, me.botUserId) ? { ok: true } : failure("no_pin");
    },
  }),

  "pins.list": method({
    scopes: ["pins:read"],
    args: z.object({ channel: channelId }),
    run(args, context) {
      const { workspace } = context;
      const found = channelFor(context, args.channel, { member: true });
      if (!found.ok) return found;
      const items = workspace.pins.of(found.channel.id).flatMap((pin) => {
        const message = workspace.messages.get(pin.channel, pin.ts);
        return message === undefined ? [] : [pinView(pin, message, workspace)];
      });
      return { ok: true, items };
    },
  }),
};
