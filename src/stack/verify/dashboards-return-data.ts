import { reasonOf } from "../../core/errors.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import type { RunningStack } from "../up/running-stack.ts";
import { type AskedDashboards, askDashboards, whyNoDashboards } from "./ask-dashboards.ts";
import { ofBotInUse, ofTriedBot } from "./dashboards-verdict.ts";
import { isBot, readTargets } from "./prometheus-targets.ts";
import { whyDown } from "./targets-are-up.ts";
import type { TriedBot } from "./tried-bot.ts";
import { untilSeen } from "./until-seen.ts";
import type { NotYet, Verdict, Verification } from "./verification.ts";

/** Whose metrics the dashboards are to show. */
export type Shown =
  /** A bot that is started for this, and asked: all must be there, in the Prometheus that looks at it. */
  | { readonly by: "a bot to try"; readonly bot: TriedBot; readonly around: RunningStack }
  /** A bot that people use, and that nobody asks anything here, because an answer may cost: what is not there yet is told. */
  | { readonly by: "a bot in use" }
  | { readonly by: "nobody"; readonly seen: "yes" | "no" | "nothing to see"; readonly because: string };

export const DASHBOARDS_CLAIM = "Each dashboard's queries return data";

/** A rate needs two scrapes after the question; one more may fail, and the rules are judged after them. */
const SCRAPES = 4;
const SPARE_MS = 10_000;

export function dashboardsReturnData(shown: Shown): Verification {
  return {
    claim: DASHBOARDS_CLAIM,
    async check(stack, signal, notYet) {
      const lacking = whyNoDashboards(stack);
      if (lacking !== undefined) return { seen: "nothing to see", said: lacking };
      if (shown.by === "nobody") return { seen: shown.seen, said: shown.because };
      return shown.by === "a bot in use"
        ? lookAtBotInUse(stack, signal, notYet)
        : tryBot(shown.around, shown.bot, signal);
    },
  };
}

async function tryBot(stack: RunningStack, bot: TriedBot, signal: AbortSignal): Promise<Verdict> {
  // A counter that Prometheus has not seen before the question would seem not to have grown.
  const scraped = await untilScraped(stack, signal);
  if (scraped.seen === "no") return scraped;
  try {
    await bot.ask(signal);
  } catch (error) {
    return { seen: "no", said: `the bot that was started for it did not answer: ${reasonOf(error)}` };
  }
  return untilSeen(
    async (within) => ofTriedBot(await askDashboards(stack, within)),
    patienceOf(stack),
    signal,
  );
}

function untilScraped(stack: RunningStack, signal: AbortSignal): Promise<Verdict> {
  const port = stack.services.get(PROMETHEUS.name)?.port ?? PROMETHEUS.port.wished;
  const look = async (within: AbortSignal): Promise<Verdict> => {
    const bots = (await readTargets(port, within)).filter(isBot);
    const [down] = bots.filter(({ health }) => health !== "up");
    if (bots.length > 0 && !down) return { seen: "yes", said: "" };
    return { seen: "no", said: down ? whyDown(down, stack) : "Prometheus has no bot among its targets" };
  };
  return untilSeen(look, patienceOf(stack), signal);
}

async function lookAtBotInUse(stack: RunningStack, signal: AbortSignal, notYet?: NotYet): Promise<Verdict> {
  let latest: AskedDashboards | undefined;
  const look = async (within: AbortSignal): Promise<Verdict> => {
    latest = undefined;
    latest = await askDashboards(stack, within);
    // Where all is as it was, there is nothing to wait for.
    return stack.changed ? ofTriedBot(latest) : ofBotInUse(latest);
  };
  const verdict = await untilSeen(look, stack.changed ? patienceOf(stack) : SPARE_MS, signal, () =>
    notYet?.(latest ? ofBotInUse(latest).said : "Prometheus does not answer"),
  );
  return latest ? ofBotInUse(latest) : verdict;
}

const patienceOf = ({ scrapeSeconds }: RunningStack): number => SCRAPES * 1_000 * scrapeSeconds + SPARE_MS;
