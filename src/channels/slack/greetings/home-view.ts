import type { types } from "@slack/bolt";

/** What a person reads on the bot's home tab. */
export function homeView(botUserId: string): types.HomeView {
  return {
    type: "home",
    blocks: [
      { type: "header", text: { type: "plain_text", text: "Ask Ledger" } },
      section("I answer engineers' questions from your own documents, and cite where each answer stands."),
      { type: "divider" },
      section(
        [
          "*How to ask*",
          `• In a channel, mention me: <@${botUserId}> and then your question.`,
          "• In a direct message, just ask.",
          "• In a thread that I am part of, go on asking. You need not mention me again.",
        ].join("\n"),
      ),
      section(
        [
          "*Good to know*",
          "• One message, one question, at most 1,000 characters.",
          "• Edit a question soon after you asked it, and I answer it anew. Delete it before I have answered, and I leave it.",
          `• In a thread, <@${botUserId}> \`mute\` keeps me silent unless I am mentioned; \`unmute\` ends that.`,
          "• Where my documents do not hold the answer I say so.",
        ].join("\n"),
      ),
    ],
  };
}

function section(text: string): types.SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text } };
}
