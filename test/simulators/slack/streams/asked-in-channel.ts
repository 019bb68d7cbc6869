import type { WorkspaceChange } from "../../../../src/simulators/slack/workspace/change.ts";
import { ANA, HELP, startedSimulator, webClient } from "../clients.ts";

export const RECIPIENT = { recipient_user_id: ANA, recipient_team_id: "T0SIMULATED" };

/** A question in a channel, and where its answer is streamed to. */
export async function askedInChannel(options: Parameters<typeof startedSimulator>[0] = {}) {
  const { slack } = await startedSimulator(options);
  const client = webClient(slack);
  const { ts } = slack.post({ user: ANA, channel: HELP, text: "How do we deploy?" });
  const changes: WorkspaceChange[] = [];
  slack.watch((change) => changes.push(change));
  const here = { channel: HELP, thread_ts: ts, ...RECIPIENT };
  const answer = () => slack.thread(HELP, ts)[1];
  return { slack, client, changes, here, answer, question: ts };
}
