import { resolve } from "node:path";
import { onTestFinished } from "vitest";
import { createAnswerPorts } from "../../../src/bot/answer-ports.ts";
import { readSettings } from "../../../src/config/read-settings.ts";
import type { Case } from "../../../src/evaluation/case.ts";
import { openCases } from "../../../src/evaluation/fixtures/open-cases.ts";
import { createAskedPath } from "../../../src/evaluation/through/ask-path.ts";
import { createSlackPath } from "../../../src/evaluation/through/ask-slack.ts";
import type { Asked, AskedPath } from "../../../src/evaluation/through/asked.ts";
import { type SlackBot, startSlackBot } from "../../../src/evaluation/through/slack/start-slack-bot.ts";
import { openKnowledge } from "../../../src/knowledge/live-knowledge.ts";
import type { Cassettes } from "../../../src/llm/cassette/cassettes.ts";

export const BUNDLED = resolve(import.meta.dirname, "../../../fixtures/knowledge");
const QUESTIONS = resolve(import.meta.dirname, "../../../fixtures/questions");

export interface WorldOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cassettes?: Cassettes;
  readonly answeredWithinMs?: number;
}

/** The answer path itself, and the bot in Slack over the same knowledge and model. */
export interface SlackWorld {
  readonly bot: SlackBot;
  readonly path: AskedPath;
  readonly slack: AskedPath;
  close(): Promise<void>;
}

export async function openSlackWorld({
  folder = BUNDLED,
  env = {},
  cassettes,
  answeredWithinMs,
}: WorldOptions = {}): Promise<SlackWorld> {
  const settings = readSettings(env);
  const knowledge = await openKnowledge({ folder, emit: () => {} });
  const ports = await createAnswerPorts(settings, knowledge, () => {}, {
    requireModel: true,
    ...(cassettes && { fetch: cassettes.fetch }),
  });
  const bot = await startSlackBot({ settings, ports, knowledge, concurrency: 8 });
  const slack = createSlackPath(bot, { knowledge, cassettes, answeredWithinMs });
  return {
    bot,
    path: createAskedPath({ ports, knowledge, cassettes }),
    slack,
    async close() {
      await slack.close();
      await knowledge.close();
    },
  };
}

/** A world that is closed when the test ends. */
export async function openedSlackWorld(options: WorldOptions = {}): Promise<SlackWorld> {
  const world = await openSlackWorld(options);
  onTestFinished(() => world.close());
  return world;
}

/** Questions that come with Ledger, by what their tags and ids are. */
export async function shippedCases(isWanted: (given: Case) => boolean): Promise<readonly Case[]> {
  const { cases } = await openCases([`${QUESTIONS}/*.*l`]);
  const wanted: Case[] = [];
  for await (const each of cases()) if (isWanted(each)) wanted.push(each);
  return wanted;
}

export function caseOf(question: string, more: Partial<Case> = {}): Case {
  return {
    ...{ id: question, file: "questions.jsonl", line: 1, question, thread: [], expect: "answer", gold: [] },
    ...{ tags: [], inject: [], assertions: [] },
    ...more,
  };
}

/** All at once, each by its id. */
export async function askAll(
  path: AskedPath,
  cases: readonly Case[],
): Promise<Readonly<Record<string, Asked>>> {
  const asked = cases.map(async (each) => [each.id, await askOnce(path, each)] as const);
  return Object.fromEntries(await Promise.all(asked));
}

export function askOnce(path: AskedPath, given: Case): Promise<Asked> {
  return path.ask(given, 1, new AbortController().signal);
}
