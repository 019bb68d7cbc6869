import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PostedMessage } from "../../src/simulators/slack/people/people-door.ts";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";

const FILE = join(import.meta.dirname, "..", "..", "fixtures", "questions", "gl-publisher.jsonl");
/** One in so many is asked by direct message. */
const DIRECT_EACH = 3;
/** One in so many is asked in the same words as another, and so is found in the cache. */
const SAME_EACH = 4;
/** One in so many has a word that nobody wrote before, and mostly no answer. */
const NEW_WORD_EACH = 11;
/** For the digits of a number: they make another question of it, which finds the same passages. */
const FILLERS = ["also", "by", "can", "does", "do", "for", "how", "is", "just", "now"];

/** Asks in turn as many people do, in channels and in direct messages, each question as a thread of its own. */
export function createAsking(slack: SlackSimulator): (number: number) => PostedMessage {
  const [workspace] = slack.seed.workspaces;
  const people = workspace?.people ?? [];
  const channels = workspace?.channels ?? [];
  const questions = questionsIn(FILE);

  return (number) => {
    const user = inTurn(people, number).id;
    const text = wordedFor(number, inTurn(questions, number));
    if (number % DIRECT_EACH === 0) return slack.post({ user, channel: slack.openDirectMessage(user), text });
    return slack.post({ user, channel: inTurn(channels, number).id, text: `<@${slack.botUserId}> ${text}` });
  };
}

function wordedFor(number: number, question: string): string {
  if (number % SAME_EACH === 0) return question;
  if (number % NEW_WORD_EACH === 0) return `${question} (TICKET-${number})`;
  return [...[...String(number)].map((digit) => FILLERS[Number(digit)] ?? ""), question].join(" ");
}

function inTurn<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
}

function questionsIn(file: string): string[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { question: string }).question);
}
