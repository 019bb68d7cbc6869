import type { App, SlackAction } from "@slack/bolt";

/** An app that has something of all that the page shows, in the manner of the SDK's own examples. */
export function demoApp(app: App): void {
  app.event("app_mention", async ({ event, say }) => {
    await say({ thread_ts: event.thread_ts ?? event.ts, text: "An answer", blocks: answerBlocks() });
  });
  app.action("approve", async ({ ack, body, client }) => {
    await ack();
    if (body.type !== "block_actions" || body.message === undefined) return;
    await client.chat.update({
      channel: body.channel?.id ?? "",
      ts: body.message.ts,
      text: `Approved by <@${body.user.id}>`,
      blocks: [
        {
          type: "section",
          text: { type: "mrkdwn", text: `:white_check_mark: Approved by <@${body.user.id}>` },
        },
      ],
    });
  });
  app.action("size", async ({ ack, action, body, respond }) => {
    await ack();
    if (action.type !== "static_select") return;
    await respond({ text: `You chose ${action.selected_option.value}.`, ...inThreadOf(body) });
  });
  app.action("feedback", async ({ ack, action, body, respond }) => {
    await ack();
    const value = "value" in action ? action.value : "";
    await respond({ text: `Thanks for the ${value} vote.`, ...inThreadOf(body) });
  });
  app.action("drop", async ({ ack, body, respond }) => {
    await ack();
    await respond({ text: "Dropped.", ...inThreadOf(body) });
  });
  app.command("/ledger", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: ticket() });
  });
  app.view("ticket", async ({ ack, view, body, client }) => {
    const title = view.state.values.title?.title?.value ?? "";
    if (title.length < 5) {
      await ack({ response_action: "errors", errors: { title: "Say more than that." } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: "C0LEDGERHLP", text: `<@${body.user.id}> filed “${title}”.` });
  });
}

function inThreadOf(body: SlackAction) {
  const thread_ts = body.type === "block_actions" ? body.message?.thread_ts : undefined;
  return { replace_original: false, ...(thread_ts !== undefined && { thread_ts }) };
}

function answerBlocks() {
  return [
    {
      type: "section" as const,
      text: {
        type: "mrkdwn" as const,
        text: "Use *the runbook* at <https://example.com/runbook|example.com>.",
      },
      accessory: {
        type: "static_select" as const,
        action_id: "size",
        placeholder: { type: "plain_text" as const, text: "Choose a size" },
        options: ["small", "large"].map((value) => ({
          text: { type: "plain_text" as const, text: value },
          value,
        })),
      },
    },
    {
      type: "actions" as const,
      elements: [
        {
          type: "button" as const,
          action_id: "approve",
          style: "primary" as const,
          text: { type: "plain_text" as const, text: "Approve" },
        },
        {
          type: "button" as const,
          action_id: "drop",
          style: "danger" as const,
          text: { type: "plain_text" as const, text: "Drop" },
          confirm: {
            title: { type: "plain_text" as const, text: "Drop it?" },
            text: { type: "plain_text" as const, text: "This cannot be taken back." },
            confirm: { type: "plain_text" as const, text: "Drop it" },
            deny: { type: "plain_text" as const, text: "Keep it" },
          },
        },
      ],
    },
    {
      type: "context_actions" as const,
      elements: [
        {
          type: "feedback_buttons" as const,
          action_id: "feedback",
          positive_button: { text: { type: "plain_text" as const, text: "Helpful" }, value: "good" },
          negative_button: { text: { type: "plain_text" as const, text: "Not helpful" }, value: "bad" },
        },
      ],
    },
  ];
}

function ticket() {
  return {
    type: "modal" as const,
    callback_id: "ticket",
    title: { type: "plain_text" as const, text: "A ticket" },
    submit: { type: "plain_text" as const, text: "File it" },
    blocks: [
      {
        type: "input" as const,
        block_id: "title",
        label: { type: "plain_text" as const, text: "Title" },
        hint: { type: "plain_text" as const, text: "In a few words." },
        element: { type: "plain_text_input" as const, action_id: "title" },
      },
      {
        type: "input" as const,
        block_id: "kind",
        optional: true,
        label: { type: "plain_text" as const, text: "Kind" },
        element: {
          type: "radio_buttons" as const,
          action_id: "kind",
          options: ["Fault", "Wish"].map((text) => ({
            text: { type: "plain_text" as const, text },
            value: text.toLowerCase(),
          })),
        },
      },
      {
        type: "input" as const,
        block_id: "day",
        optional: true,
        label: { type: "plain_text" as const, text: "Day" },
        element: { type: "datepicker" as const, action_id: "day" },
      },
    ],
  };
}
