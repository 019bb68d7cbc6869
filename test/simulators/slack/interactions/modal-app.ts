import type { App } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedBoltApp } from "../clients.ts";
import { plain } from "./place-of-blocks.ts";

/** A modal with a required input and an optional one. */
export function modal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: "modal",
    callback_id: "form",
    title: plain(title),
    submit: plain("Send"),
    blocks: [
      {
        type: "input",
        block_id: "name",
        label: plain("Name"),
        element: { type: "plain_text_input", action_id: "name" },
      },
      {
        type: "input",
        block_id: "note",
        optional: true,
        label: plain("Note"),
        element: { type: "plain_text_input", action_id: "note" },
      },
    ],
    ...more,
  };
}

/** An app whose command hands out a trigger id; what else it does, the test adds. */
export async function appWithTriggers(slack: SlackSimulator, listen: (app: App) => void = () => {}) {
  const triggers: string[] = [];
  await startedBoltApp(slack, (app) => {
    app.command("/ledger", async ({ command, ack }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
    listen(app);
  });
  return {
    async newTrigger(user = ANA): Promise<string> {
      await slack.runCommand({ user, channel: HELP, command: "/ledger" });
      return triggers.at(-1) ?? "";
    },
  };
}
