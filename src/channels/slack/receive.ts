import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Emit } from "../../core/events.ts";
import type { Deliver } from "../channel.ts";
import { decodeEvent } from "./inbound/decode-event.ts";
import type { SlackSelf } from "./inbound/slack-self.ts";
import { handleInteraction } from "./interactions/handle-interaction.ts";
import type { KeptDelivery } from "./keeping-receiver.ts";

export interface ReceivingPorts {
  readonly self: SlackSelf;
  readonly deliver: Deliver;
  readonly client: webApi.WebClient;
  readonly emit: Emit;
}

const typed = z.object({ type: z.unknown().optional(), event: z.unknown().optional() });

/** Keeps what Slack delivers: events by their type, and what people do with buttons, modals and commands. */
export async function receive(body: unknown, ports: ReceivingPorts): Promise<KeptDelivery> {
  const { type, event } = typed.safeParse(body).data ?? {};
  if (type === "app_rate_limited") return heldBack(ports.emit);
  if (type !== "event_callback" && event === undefined) return handleInteraction(body, ports);
  const { inbound, fault } = decodeEvent(body, ports.self);
  if (fault !== undefined)
    ports.emit({ type: "error_occurred", errorType: "unreadable_event", message: fault });
  if (inbound) await ports.deliver(inbound);
  return { isForListeners: fault === undefined };
}

function heldBack(emit: Emit): KeptDelivery {
  emit({
    type: "error_occurred",
    errorType: "slack_rate_limited",
    message:
      "Slack sends a workspace no more than 30,000 events an hour, and holds others back (app_rate_limited)",
  });
  return {};
}
