import type { App, SlackAction } from "@slack/bolt";
import { HELP } from "../simulators/slack/clients.ts";
import { elementBlocks, FRUITS, inputsView, optionOf, plain, TEXT_BLOCKS } from "./element-blocks.ts";

/** Shows every element that people use, and answers each with what it got, as `fruit got apple`. */
export function elementsApp(app: App): void {
  app.event("app_mention", async ({ event, client }) => {
    const blocks = event.text.includes("type") ? TEXT_BLOCKS : elementBlocks();
    await client.chat.postMessage({ channel: event.channel, text: "The elements", blocks });
  });
  app.options(/found/, async ({ ack, payload }) => {
    const found = FRUITS.filter((name) => name.startsWith(payload.value));
    await ack({ options: found.map(optionOf) });
  });
  app.action<SlackAction>(/.*/, async ({ ack, action, client }) => {
    await ack();
    const name = "action_id" in action ? action.action_id : "";
    await client.chat.postMessage({ channel: HELP, text: `${name} got ${gotBy(action)}` });
  });
  app.command("/ledger", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: inputsView() });
  });
  app.view("inputs", async ({ ack, view, client }) => {
    await ack();
    for (const [block, values] of Object.entries(view.state.values)) {
      const got = Object.values(values).map(gotBy).join();
      await client.chat.postMessage({ channel: HELP, text: `${block} got ${got}` });
    }
  });
  app.shortcut({ type: "message_action", callback_id: "keep" }, async ({ ack, shortcut, client }) => {
    await ack();
    await client.chat.postMessage({ channel: HELP, text: `Kept “${shortcut.message.text}”.` });
  });
  app.shortcut({ type: "shortcut", callback_id: "ask" }, async ({ ack, shortcut, client }) => {
    await ack();
    const view = { ...inputsView(), title: plain("From anywhere") };
    await client.views.open({ trigger_id: shortcut.trigger_id, view });
  });
}

const FIELDS = /^(value|selected_.*|rich_text_value|files)$/;

/** What was entered, whatever the field is called that holds it. */
function gotBy(entered: object): string {
  const fields = Object.entries(entered).filter(([name]) => FIELDS.test(name));
  return fields
    .flatMap(([, got]) => got)
    .map(wordsOf)
    .join(", ");
}

function wordsOf(got: unknown): string {
  if (typeof got !== "object" || got === null) return String(got);
  if ("value" in got) return String(got.value);
  return "name" in got ? String(got.name) : JSON.stringify(got);
}
