import { readFileSync } from "node:fs";
import { join } from "node:path";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import type { Asked } from "./asked.ts";

const FILE = join(import.meta.dirname, "..", "..", "fixtures", "questions", "gl-publisher.jsonl");

/** Draws numbers from 0 to 1, the same ones for the same seed. */
export function drawsOf(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

export interface Asking {
  ask(number: number): Asked;
  /** Somebody edits a question of a moment ago. */
  editOne(): void;
  /** Somebody deletes a question of a moment ago; returns which. */
  deleteOne(): Asked | undefined;
}

/** So many questions back people still change their minds. */
const LATELY = 10;

/** Asks as a company does: most in channels, some in private, some going on in their thread. */
export function createAsking(slack: SlackSimulator, draw: () => number): Asking {
  const [workspace] = slack.seed.workspaces;
  const people = workspace?.people ?? [];
  const channels = workspace?.channels ?? [];
  const questions = questionsIn(FILE);
  const earlier: Asked[] = [];
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(draw() * items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  };

  return {
    ask,
    editOne() {
      const asked = earlier.at(-1 - Math.floor(draw() * LATELY));
      if (asked) slack.editMessage({ ...asked, text: `<@${slack.botUserId}> ${oneOf(questions)} (edited)` });
    },
    deleteOne() {
      const at = Math.max(0, earlier.length - 1 - Math.floor(draw() * LATELY));
      const [asked] = earlier.splice(at, 1);
      if (asked) slack.deleteMessage(asked);
      return asked;
    },
  };

  function ask(number: number): Asked {
    // Some are the same, as in life.
    const text = draw() < 0.3 ? oneOf(questions) : `${oneOf(questions)} (number ${number})`;
    const mention = `<@${slack.botUserId}> ${text}`;
    const kind = draw();
    if (kind < 0.2 && earlier.length > 0) {
      const { user, channel, thread } = oneOf(earlier);
      const { ts } = slack.post({ user, channel, thread_ts: thread, text: mention });
      return { user, channel, ts, thread };
    }
    const user = oneOf(people).id;
    const channel = kind < 0.4 ? slack.openDirectMessage(user) : oneOf(channels).id;
    const { ts } = slack.post({ user, channel, text: kind < 0.4 ? text : mention });
    const asked = { user, channel, ts, thread: ts };
    earlier.push(asked);
    return asked;
  }
}

function questionsIn(file: string): string[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { question: string }).question);
}
