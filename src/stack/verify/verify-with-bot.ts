import type { RunningStack } from "../up/running-stack.ts";
import { whyNoDashboards } from "./ask-dashboards.ts";
import { whoAnswers } from "./bot-runs.ts";
import { DASHBOARDS_CLAIM, dashboardsReturnData, type Shown } from "./dashboards-return-data.ts";
import { TARGETS_ARE_UP } from "./targets-are-up.ts";
import { TEST_ALERT_ARRIVES } from "./test-alert-arrives.ts";
import { removeLeftTrial, type TrialOptions, withTrial } from "./trial.ts";
import { forgetVerified, isVerified, markVerified } from "./verified-marker.ts";
import { type Verified, verifyStack } from "./verify-stack.ts";

export interface BotOptions extends TrialOptions {
  /** Whether to ask a question; where it is not said, only where this configuration was not seen to work yet. */
  readonly ask?: boolean | undefined;
}

/**
 * Looks whether the stack does what it is for. Where no bot runs on this machine, one is tried and asked a question, if
 * this configuration was not seen to work yet. Ended in the middle, it says what was not verified.
 * @throws LedgerError STACK_NOT_VERIFIED
 */
export async function verifyWithBot(stack: RunningStack, options: BotOptions): Promise<readonly Verified[]> {
  const { signal, say } = options;
  const open = new Set([TARGETS_ARE_UP.claim, DASHBOARDS_CLAIM, TEST_ALERT_ARRIVES.claim]);
  const onVerdict = ({ claim, seen }: Verified) => void (seen !== "no" && open.delete(claim));
  const verify = (shown: Shown) =>
    verifyStack(stack, signal, [TARGETS_ARE_UP, dashboardsReturnData(shown), TEST_ALERT_ARRIVES], {
      say,
      onVerdict,
    });
  try {
    return await verifyAs(stack, options, verify);
  } catch (error) {
    if (signal.aborted)
      say(
        ["Ended while it was verified. The stack runs and stays. Not verified:", ...open]
          .join("\n  - ")
          .concat("\n`ledger stack up` verifies it."),
      );
    throw error;
  }
}

type Verify = (shown: Shown) => Promise<readonly Verified[]>;

async function verifyAs(
  stack: RunningStack,
  options: BotOptions,
  verify: Verify,
): Promise<readonly Verified[]> {
  const { signal, say } = options;
  const verified = await isVerified(stack);
  const shown = await whyNotTried(stack, options, verified);
  signal.throwIfAborted();
  if (shown) {
    // What was interrupted was not verified, and may have left something.
    if (!verified) await removeLeftTrial(stack);
    return verify(shown);
  }
  say("Starting a bot and a Prometheus to try it with, and asking it a question ...");
  await forgetVerified(stack);
  const verdicts = await withTrial(stack, options, verify);
  if (verdicts.some(({ claim, seen }) => claim === DASHBOARDS_CLAIM && seen === "yes"))
    await markVerified(stack);
  return verdicts;
}

async function whyNotTried(
  stack: RunningStack,
  { ask, say }: BotOptions,
  verified: boolean,
): Promise<Shown | undefined> {
  const who = await whoAnswers(stack);
  if (who === "another")
    say(
      `Port ${stack.botPort} is in use by something that is not Ledger's bot, and Prometheus looks for the bot there: PORT=${stack.botPort + 1}, here and for the bot, gives it another.`,
    );
  if (who === "bot") {
    if (ask) say("A bot that is in use is never asked, so --ask does nothing while it runs.");
    return { by: "a bot in use" };
  }
  const nothing = (because: string) => ({ by: "nobody", seen: "nothing to see", because }) as const;
  const lacking = whyNoDashboards(stack);
  if (lacking !== undefined) return nothing(lacking);
  if (ask === false) return nothing("not asked (--no-ask)");
  if (ask || !verified) return undefined;
  const because = "not asked again: this configuration was seen to work (`ledger stack up --ask` asks)";
  return { by: "nobody", seen: "yes", because };
}
