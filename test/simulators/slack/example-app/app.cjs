// A Bolt app as Slack's own templates begin: settings from the environment, nothing of the simulator.
const { App, Assistant } = require("@slack/bolt");

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? "https://slack.com/api/" },
});

app.message("hello", async ({ message, say }) => {
  await say({
    text: `Hey there <@${message.user}>!`,
    blocks: [
      {
        type: "section",
        text: { type: "mrkdwn", text: `Hey there <@${message.user}>!` },
        accessory: {
          type: "button",
          text: { type: "plain_text", text: "Click me" },
          action_id: "button_click",
        },
      },
    ],
  });
});

app.action("button_click", async ({ body, ack, say }) => {
  await ack();
  await say(`<@${body.user.id}> clicked the button`);
});

app.command("/ticket", async ({ command, ack, client }) => {
  await ack(`Opening a ticket: ${command.text}`);
  await client.views.open({
    trigger_id: command.trigger_id,
    view: {
      type: "modal",
      callback_id: "ticket",
      private_metadata: command.channel_id,
      title: { type: "plain_text", text: "New ticket" },
      submit: { type: "plain_text", text: "Create" },
      blocks: [
        {
          type: "input",
          block_id: "summary",
          label: { type: "plain_text", text: "Summary" },
          element: { type: "plain_text_input", action_id: "text" },
        },
      ],
    },
  });
});

app.view("ticket", async ({ ack, view, client }) => {
  const summary = view.state.values.summary.text.value;
  if (summary.length < 5) {
    await ack({ response_action: "errors", errors: { summary: "Say a little more." } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: view.private_metadata, text: `Ticket: ${summary}` });
});

app.event("app_home_opened", async ({ event, client }) => {
  if (event.tab !== "home") return;
  const text = { type: "mrkdwn", text: `Welcome home, <@${event.user}>` };
  await client.views.publish({
    user_id: event.user,
    view: { type: "home", blocks: [{ type: "section", text }] },
  });
});

app.assistant(
  new Assistant({
    threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
      await say("Hi, how can I help?");
      await saveThreadContext();
      await setSuggestedPrompts({ prompts: [{ title: "Summarize", message: "Please summarize" }] });
    },
    userMessage: async ({ client, context, message, setStatus }) => {
      await setStatus("is thinking...");
      const { channel, thread_ts } = message;
      const { teamId: recipient_team_id, userId: recipient_user_id } = context;
      const streamer = client.chatStream({ channel, thread_ts, recipient_team_id, recipient_user_id });
      for (const word of message.text.split(" ")) await streamer.append({ markdown_text: `${word} ` });
      await streamer.stop();
    },
  }),
);

app.start().then(() => app.logger.info("The app is running"));
