import type { KnowledgePort } from "../../../answer/ports.ts";
import { escapeMrkdwn } from "../../../channels/slack/escape-mrkdwn.ts";
import type { Answer } from "../../../core/answer.ts";
import type { Case } from "../../case.ts";
import type { ObservedCitation } from "../../observation.ts";
import { type Observed, observedOf } from "../observe.ts";
import { watchKnowledge } from "../watched-knowledge.ts";
import { exchangesOf } from "./exchanges.ts";
import { type PostedSource, readPosted } from "./posted-answer.ts";
import { type Replies, unavailable } from "./replies.ts";
import type { SlackBot } from "./start-slack-bot.ts";
import type { SeenAnswering } from "./watched-answering.ts";

/** A person in the simulated Slack who asks the bot by direct message; every case is a thread of its own. */
export interface SlackAsker {
  /** @throws LedgerError BOT_UNAVAILABLE, DATABASE_UNAVAILABLE; the signal's reason */
  ask(given: Case, knowledge: KnowledgePort, signal: AbortSignal): Promise<Observed>;
}

export function createSlackAsker({ slack, answering }: SlackBot, replies: Replies): SlackAsker {
  const user = slack.seed.workspaces[0]?.people[0]?.id ?? "";
  const channel = slack.openDirectMessage(user);

  return {
    async ask(given, knowledge, signal) {
      const exchanges = exchangesOf(given);
      let thread: string | undefined;
      for (const { asked, answer } of exchanges) {
        const message = post(asked, thread);
        thread ??= message;
        answering.say(message, answer);
        await replyTo(message, signal);
      }
      const message = post(given.question, thread);
      const seen = answering.watch(message, knowledge);
      const answer = await replyTo(message, signal);
      return observedIn(thread ?? message, message, answer, seen() ?? unseen(knowledge));
    },
  };

  /** As Slack writes what a person types. */
  function post(text: string, thread: string | undefined): string {
    const { ts } = slack.post({
      ...{ user, channel, text: escapeMrkdwn(text) },
      ...(thread !== undefined && { thread_ts: thread }),
    });
    return ts;
  }

  async function replyTo(message: string, signal: AbortSignal): Promise<Answer> {
    try {
      return await replies.to(message, signal);
    } finally {
      answering.forget(message);
    }
  }

  /** What stands in Slack, and of the rest what the bot says of it. */
  function observedIn(thread: string, message: string, answer: Answer, seen: SeenAnswering): Observed {
    const posted = readPosted(slack.thread(channel, thread), message);
    if (!posted) throw unavailable("The bot's answer does not stand in Slack.");
    if (posted.outcome === "failed") throw unavailable(seen.fault ?? "The bot failed to answer.");
    const { outcome, text, sources } = posted;
    const { observation, ...rest } = observedOf(answer, seen.read, seen.searched, seen.dropped);
    return { ...rest, observation: { ...observation, outcome, text, cited: citedBy(sources, answer) } };
  }
}

/** Slack shows no quotes, and of a source on the web only its address. */
function citedBy(sources: readonly PostedSource[], { citations }: Answer): readonly ObservedCitation[] {
  return sources.map(({ marker, source }) => {
    const own = citations.find((each) => each.marker === marker);
    return { source: source ?? own?.source ?? "", quote: own?.quote ?? "" };
  });
}

/** The bot answered without the path, as it does where somebody asks for a person. */
function unseen(knowledge: KnowledgePort): SeenAnswering {
  return { read: [], searched: watchKnowledge(knowledge), dropped: [] };
}
