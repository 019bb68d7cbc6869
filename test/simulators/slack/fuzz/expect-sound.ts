import { expect } from "vitest";
import type { JournalEntry } from "../../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { webClient } from "../clients.ts";

/** The simulator still answers, its journal is clean, and what it holds fits together. */
export async function expectSound(slack: SlackSimulator, entries: readonly JournalEntry[]): Promise<void> {
  expect(await webClient(slack).api.test()).toMatchObject({ ok: true });
  expect(entries.filter(({ type }) => type === "fault")).toEqual([]);
  const journal = JSON.stringify(entries);
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret])
    expect(journal).not.toContain(secret);
  for (const { id: user } of slack.people()) {
    const known = new Set(slack.usersAround(user).map(({ id }) => id));
    for (const { id, members } of slack.conversations(user)) {
      expect([...members].filter((member) => !known.has(member))).toEqual([]);
      expectThreads(slack, id);
    }
  }
  expect(slack.invariants().checks).toHaveLength(5);
}

function expectThreads(slack: SlackSimulator, channel: string): void {
  for (const listed of slack.history(channel, 100_000)) {
    const [root, ...replies] = slack.thread(channel, listed.ts);
    expect(root).toEqual(listed);
    expect(replies.length).toBe(listed.reply_count ?? 0);
    for (const reply of replies) {
      expect(reply.thread_ts).toBe(listed.ts);
      expect(slack.thread(channel, reply.ts)).toEqual([reply]);
    }
  }
}
