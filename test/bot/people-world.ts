import type { QuestionId } from "../../src/core/question.ts";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../src/simulators/slack/seed/seed.ts";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import type { SlackMessage } from "../../src/simulators/slack/workspace/message.ts";
import type { Store } from "../../src/store/open-store.ts";
import { until } from "../until.ts";
import { BEN, finalReply } from "./bot-fixture.ts";

export const CARA = "U0CARA00001";
export const PRIVATE = "C0PRIVATE01";
/** A private channel in which Ben and Cara answer. */
export const AGENTS = "C0AGENTS001";

export const SEED_WITH_AGENTS: SlackSeed = {
  ...DEFAULT_SEED,
  workspaces: DEFAULT_SEED.workspaces.map((workspace) => ({
    ...workspace,
    people: [...workspace.people, { id: CARA, name: "cara", realName: "Cara Example" }],
    channels: [
      ...workspace.channels,
      { id: AGENTS, name: "agents", private: true, members: [BEN, CARA, "U0LEDGERBOT"] },
    ],
  })),
};

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** What people do and see in the simulated Slack. */
export function createPeopleWorld(slack: SlackSimulator) {
  const said = ({ channel, ts }: Posted) =>
    slack.thread(channel, ts).flatMap(({ bot_id, text }) => (bot_id === undefined ? [] : [text]));
  const shown = ({ channel, ts }: Posted) => textOf(slack.thread(channel, ts)[0]);

  return {
    /** The texts of the bot in a thread. */
    said,
    /** What the first message of a thread shows. */
    shown,
    async saidMatching(thread: Posted, pattern: RegExp): Promise<void> {
      await until(`${pattern} is said`, () => said(thread).some((text) => pattern.test(text)));
    },
    async shownMatching(thread: Posted, pattern: RegExp): Promise<void> {
      await until(`${pattern} is shown`, () => pattern.test(shown(thread)));
    },
    /** The answers of the bot in a thread, and not what it says of hand-overs. */
    answersIn: ({ channel, ts }: Posted) =>
      slack.thread(channel, ts).filter(({ metadata }) => metadata?.event_type === "ledger_reply"),
    async askedAndAnswered(user: string, channel: string, text = "What is a hard close?") {
      const mention = channel.startsWith("D") ? "" : `<@${slack.botUserId}> `;
      const asked = slack.post({ user, channel, text: `${mention}${text}` });
      return { asked, answer: await finalReply(slack, asked) };
    },
    click: (user: string, { channel, ts }: Posted, action_id: string, value?: string) =>
      slack.act({ user, in: { channel, ts }, action_id, ...(value !== undefined && { value }) }),
    async dialogOf(user: string): Promise<void> {
      await until("the dialog is open", () => slack.viewsOf(user).length === 1);
    },
    /** The card that links to a message's thread. */
    async cardFor({ ts }: Posted): Promise<SlackMessage> {
      const links = [`p${ts.replace(".", "")}`, `thread_ts=${ts}`];
      const find = () =>
        slack.history(AGENTS).find((message) => links.some((link) => textOf(message).includes(link)));
      await until("the card is posted", () => find() !== undefined);
      const card = find();
      if (!card) throw new Error("The card is gone.");
      return card;
    },
  };
}

export type PeopleWorld = ReturnType<typeof createPeopleWorld>;

export function textOf(message: SlackMessage | undefined): string {
  return JSON.stringify(message?.blocks ?? []);
}

/** The value of one of the thumbs below an answer. */
export function thumbOf(answer: SlackMessage, thumb: "up" | "down"): string {
  const value = new RegExp(`"value":"(q_[^"]*:${thumb}[^"]*)"`).exec(textOf(answer))?.[1];
  if (value === undefined) throw new Error("There are no thumbs.");
  return value;
}

export async function votesOn({ votes }: Pick<Store, "votes">, answer: SlackMessage) {
  const questionId = answer.metadata?.event_payload.question_id as QuestionId;
  const voted = await votes.votedSince(new Date(0));
  return voted.find((each) => each.questionId === questionId)?.votes ?? [];
}
