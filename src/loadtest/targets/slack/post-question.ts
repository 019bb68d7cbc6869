import { escapeMrkdwn } from "../../../channels/slack/escape-mrkdwn.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import type { PlannedQuestion } from "../question.ts";
import type { AskedInSlack } from "./asked-in-slack.ts";
import { createCrowd } from "./people.ts";

export type Place = Pick<AskedInSlack, "channel" | "thread" | "ts">;

/**
 * Posts questions as people do: one begins a thread with a mention, which is how a bot is asked where others are, and
 * a follow-up comes without one in its thread.
 */
export function createPoster(slack: SlackSimulator): (question: PlannedQuestion) => Place {
  const spotOf = createCrowd(slack);
  return (question) => {
    const { user, channel } = spotOf(question);
    const { thread } = question;
    const text = escapeMrkdwn(question.text);
    if (thread === undefined) {
      const { ts } = slack.post({ user, channel, text: `<@${slack.botUserId}> ${text}` });
      return { channel, thread: ts, ts };
    }
    const { ts } = slack.post({ user, channel, thread_ts: thread, text });
    return { channel, thread, ts };
  };
}
