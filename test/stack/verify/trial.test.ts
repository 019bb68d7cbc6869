import { afterAll, describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { CONFIG_LABEL, SERVICE_LABEL, STACK_LABEL } from "../../../src/stack/reconcile/names.ts";
import { GRAFANA } from "../../../src/stack/services/grafana.ts";
import { PROMETHEUS } from "../../../src/stack/services/prometheus.ts";
import type { RunningStack } from "../../../src/stack/up/running-stack.ts";
import type { TriedBotPlace } from "../../../src/stack/verify/tried-bot.ts";
import { verifyWithBot } from "../../../src/stack/verify/verify-with-bot.ts";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { type EngineOfTests, engineOfTests, found } from "./engine-of-tests.ts";
import { type Answers, answersOf, composeWith, prometheusWith, served } from "./stand-in-prometheus.ts";

const NEVER = new AbortController().signal;

afterAll(removeTemporaryFolders);

interface Given {
  /** What the Prometheus on trial answers; the stack's own has series for all. */
  readonly answers?: Answers;
  readonly exprs?: readonly string[];
  readonly botPort?: number;
  readonly signal?: AbortSignal;
}

/** A stack with a Prometheus of its own, and all that is done to it. */
async function stackToVerify({ answers = {}, exprs = ["up"], botPort, signal = NEVER }: Given = {}) {
  const own = await prometheusWith({});
  const tried: string[] = [];
  const of: EngineOfTests = engineOfTests(({ port }) => served(answersOf(answers, tried), port.outside));
  configure(of, "one");
  const services = [PROMETHEUS, GRAFANA].map(
    (service) => [service.name, { id: `test-${service.name}`, port: own.port, service }] as const,
  );
  const stack: RunningStack = {
    ...{ engine: of.engine, name: "test", services: new Map(services), metricsHost: "172.17.0.1" },
    ...{ botPort: botPort ?? (await freePort()), scrapeSeconds: 15, folder: await composeWith(exprs) },
    changed: false,
  };
  const [places, said]: [TriedBotPlace[], string[]] = [[], []];
  const bots = { asked: 0, stopped: 0 };
  const startBot = async (place: TriedBotPlace) => {
    places.push(place);
    return {
      async ask() {
        bots.asked += 1;
      },
      async stop() {
        bots.stopped += 1;
      },
    };
  };
  const verify = async (changed: Partial<Parameters<typeof verifyWithBot>[1]> = {}) => {
    const say = (line: string) => void said.push(line);
    const verdicts = await verifyWithBot(stack, { startBot, signal, say, ...changed });
    return verdicts.find(({ claim }) => claim === "Each dashboard's queries return data");
  };
  return { ...of, stack, own, tried, places, bots, said, startBot, verify };
}

/** What Prometheus' container was made from. */
function configure({ containers }: EngineOfTests, config: string) {
  const labels = { [STACK_LABEL]: "test", [SERVICE_LABEL]: "prometheus", [CONFIG_LABEL]: config };
  const port = { inside: 9090, outside: 1 };
  const own = { name: "test-prometheus", image: "own:1", labels, port };
  containers.splice(0, containers.length, found(own));
}

const left = ({ containers, volumes }: EngineOfTests) =>
  [...containers, ...volumes].map(({ name }) => name).filter((name) => name !== "test-prometheus");

describe("a trial", { timeout: 60_000 }, () => {
  it("asks a bot at another port, which a Prometheus of its own looks at, and leaves none of them", async () => {
    const on = await stackToVerify();
    expect(await on.verify()).toMatchObject({ seen: "yes", said: "all 1" });
    expect(on.bots).toEqual({ asked: 1, stopped: 1 });
    expect([on.own.queries, on.tried]).toEqual([[], ["up"]]);
    const [place] = on.places;
    expect(place).toMatchObject({ port: expect.not.toSatisfy((port) => port === on.stack.botPort) });
    expect(on.made).toMatchObject([
      {
        ...{ name: "test-trial", image: "own:1", network: "test", volume: undefined },
        labels: { [STACK_LABEL]: "test", [SERVICE_LABEL]: "trial" },
        hostNames: PROMETHEUS.hostNames,
      },
    ]);
    const [file] = on.made[0]?.files ?? [];
    expect(file?.text).toContain(`host.docker.internal:${place?.port}\n`);
    expect(file?.text).toContain("scrape_interval: 1s\n  evaluation_interval: 1s\nscrape_configs:");
    expect(file?.text).not.toContain("alert");
    expect(left(on)).toEqual([expect.stringMatching(/^test-verified-[0-9a-f]{16}$/)]);
  });

  it("is not repeated where this configuration was seen to work, but for another one or by wish", async () => {
    const on = await stackToVerify();
    await on.verify();
    expect(await on.verify()).toMatchObject({
      seen: "yes",
      said: "not asked again: this configuration was seen to work (`ledger stack up --ask` asks)",
    });
    expect(on.bots.asked).toBe(1);
    await on.verify({ ask: true });
    expect(on.bots.asked).toBe(2);
    configure(on, "another");
    await on.verify();
    expect(on.bots.asked).toBe(3);
    // Those of other configurations are gone.
    expect(left(on)).toHaveLength(1);
  });

  it("is repeated where a query had no series, or nobody was asked", async () => {
    const on = await stackToVerify({ answers: { gone: "none" }, exprs: ["gone"] });
    expect(await on.verify({ ask: false })).toMatchObject({
      seen: "nothing to see",
      said: "not asked (--no-ask)",
    });
    await expect(on.verify()).rejects.toMatchObject({
      code: "STACK_NOT_VERIFIED",
      message: expect.stringContaining("Board, Panel 1, A (no series)"),
    });
    expect(on.bots).toEqual({ asked: 1, stopped: 1 });
    // That is what a next one would find: nothing that says that it was seen to work.
    expect(left(on)).toEqual([]);
  });

  it("that Ctrl-C ends leaves nothing but word of what was not verified", async () => {
    const stop = new AbortController();
    const on = await stackToVerify({ signal: stop.signal });
    const ask = async () => stop.abort();
    const startBot = async (place: TriedBotPlace) => ({ ...(await on.startBot(place)), ask });
    await expect(on.verify({ startBot })).rejects.toMatchObject({ name: "AbortError" });
    expect(on.said.at(-1)).toMatch(
      /^Ended while it was verified. The stack runs and stays. Not verified:[\s\S]*\n {2}- Each dashboard's queries return data\n/,
    );
    expect(on.bots.stopped).toBe(1);
    expect(left(on)).toEqual([]);
  });

  it("that a killed process left is removed, though nobody is to be asked", async () => {
    const on = await stackToVerify();
    const labels = { [STACK_LABEL]: "test", [SERVICE_LABEL]: "trial" };
    const foreign = { [STACK_LABEL]: "other", [SERVICE_LABEL]: "trial" };
    for (const [name, ofIt] of Object.entries({ "test-trial": labels, "other-trial": foreign }))
      await on.engine.run({
        name,
        labels: ofIt,
        image: "own:1",
        port: { inside: 9090, outside: 0 },
      } as never);
    await on.verify({ ask: false });
    expect(left(on)).toEqual(["other-trial"]);
  });

  it("that cannot be begun is told, and is a fault unless something is in use", async () => {
    const on = await stackToVerify();
    const taken = new LedgerError("PORT_IN_USE", "Port 1 is in use.", "Stop it.");
    expect(await on.verify({ startBot: () => Promise.reject(taken) })).toMatchObject({
      seen: "nothing to see",
      said: "nobody was asked, because no bot could be tried: Port 1 is in use.",
    });
    await expect(on.verify({ startBot: () => Promise.reject(new Error("broken")) })).rejects.toMatchObject({
      code: "STACK_NOT_VERIFIED",
      message: expect.stringContaining("nobody was asked, because no bot could be tried: broken"),
    });
    expect(left(on)).toEqual([]);
  });
});

describe("the port of the bot", { timeout: 30_000 }, () => {
  it("that a bot has already is asked for nothing but its metrics, and nobody else is asked", async () => {
    const paths = new Set<string | undefined>();
    const botPort = await served((request, response) => {
      paths.add(request.url);
      response.end('# TYPE ledger_bot_ready gauge\nledger_bot_ready{role="all"} 1\n');
    });
    const on = await stackToVerify({ botPort });
    expect(await on.verify({ ask: true })).toMatchObject({ seen: "yes", said: "all 1" });
    expect(on.said).toEqual(["A bot that is in use is never asked, so --ask does nothing while it runs."]);
    expect([...paths]).toEqual(["/metrics"]);
    expect([on.own.queries, on.places, left(on)]).toEqual([["up"], [], []]);
  });

  it("that another program has is told, and a bot is tried at the next", async () => {
    const botPort = await served((_, response) => response.end("up 1\nledger_bot_ready_answers_total 1\n"));
    const on = await stackToVerify({ botPort });
    expect(await on.verify()).toMatchObject({ seen: "yes" });
    expect(on.said[0]).toContain(`Port ${botPort} is in use by something that is not Ledger's bot`);
    expect(on.bots.asked).toBe(1);
  });
});
