import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { FEEDBACK_ACTION } from "../channels/slack/feedback-blocks.ts";
import { createTeardown } from "../core/teardown.ts";
import type { SlackSimulator } from "../simulators/slack/simulator.ts";
import type { TriedBot } from "../stack/verify/tried-bot.ts";
import { makeTriedFolder } from "./tried-folder.ts";
import { type Services, startWorkbench } from "./workbench.ts";

export interface TriedBotOptions extends Services {
  /** On 127.0.0.1. */
  readonly port: number;
  /** The knowledge that comes with Ledger, which it is asked about. */
  readonly bundled: string;
  readonly signal: AbortSignal;
}

const QUESTION = "What is a hard close?";
const ANSWER_WITHIN_MS = 30_000;
const STOP_DEADLINE_MS = 5_000;

/**
 * The whole bot for a moment, to see what is around it at work. It is asked as a person asks, who finds the answer
 * helpful. It reads no setting of whoever starts it: it asks no
 * model that costs, and leaves nothing behind but what is in the services that it is given.
 */
export async function startTriedBot(options: TriedBotOptions): Promise<TriedBot> {
  const { port, bundled, signal, ...services } = options;
  const teardown = createTeardown();
  try {
    const folder = await makeTriedFolder();
    teardown.add(folder.remove);
    const { slack, asker, stop } = await startWorkbench({
      env: { PORT: String(port) },
      dataDir: folder.path,
      bundled,
      services,
      signal,
      // The client of the model is at work, and what it counts.
      modelEndpoint: true,
      onNotice: () => {},
    });
    teardown.add(stop);
    return {
      async ask(signal) {
        const late = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
        const { thread, answer } = await orAborted(asker.ask(QUESTION), late);
        if (answer.outcome !== "answered") throw new Error(`the outcome of its answer is ${answer.outcome}`);
        await orAborted(likeAnswer(slack, thread, late), late);
      },
      stop: () => teardown.run(STOP_DEADLINE_MS),
    };
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS);
    throw error;
  }
}

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const end = () => reject(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} s`));
      if (signal.aborted) end();
      signal.addEventListener("abort", end, { once: true });
    }),
  ]);
}

const buttonsSchema = z.object({
  elements: z.array(z.object({ action_id: z.string(), positive_button: z.object({ value: z.string() }) })),
});
const LOOK_EVERY_MS = 50;

/** The buttons come with the final message. */
async function likeAnswer(slack: SlackSimulator, thread: string, signal: AbortSignal): Promise<void> {
  const user = slack.seed.workspaces[0]?.people[0]?.id ?? "";
  const channel = slack.openDirectMessage(user);
  for (; !signal.aborted; await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}))
    for (const { ts, blocks = [] } of slack.thread(channel, thread))
      for (const block of blocks) {
        const button = buttonsSchema.safeParse(block).data?.elements[0];
        if (button?.action_id !== FEEDBACK_ACTION) continue;
        const { value } = button.positive_button;
        await slack.act({ user, in: { channel, ts }, action_id: FEEDBACK_ACTION, value });
        return;
      }
}
