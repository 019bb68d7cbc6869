import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { startTriedBot } from "../../src/dev/tried-bot.ts";
import { freePort } from "../free-port.ts";

const BUNDLED = resolve(import.meta.dirname, "../../fixtures/knowledge");
const leftFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`ledger-tried-${process.pid}-`));

it("answers one question and is voted for, tells its metrics at both addresses, and leaves nothing", {
  timeout: 60_000,
}, async () => {
  const before = leftFolders();
  const port = await freePort();
  const { signal } = new AbortController();
  const bot = await startTriedBot({ port, metricsHost: "127.0.0.2", bundled: BUNDLED, signal });
  const metricsAt = async (host: string) => (await fetch(`http://${host}:${port}/metrics`)).text();
  expect(await metricsAt("127.0.0.2")).toContain('\nledger_bot_answers_total{outcome="answered"} 0\n');
  await bot.ask(signal);
  for (const host of ["127.0.0.1", "127.0.0.2"]) {
    const metrics = await metricsAt(host);
    expect(metrics).toContain('\nledger_bot_answers_total{outcome="answered"} 1\n');
    expect(metrics).toContain('\nledger_bot_votes_total{helped="true"} 1\n');
  }
  await bot.stop();
  expect(leftFolders()).toEqual(before);
  await expect(metricsAt("127.0.0.2")).rejects.toThrow();
});

it("says that its port is taken", { timeout: 60_000 }, async () => {
  const port = await freePort();
  const options = { port, bundled: BUNDLED, signal: new AbortController().signal };
  const first = await startTriedBot(options);
  await expect(startTriedBot(options)).rejects.toMatchObject({ code: "PORT_IN_USE" });
  await first.stop();
});
