import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Standing } from "../../../src/loadtest/run/standing.ts";
import { type ShowLoadOptions, showLoad } from "../../../src/loadtest/view/show-load.ts";
import { openScreen } from "../../dashboard/screen.ts";
import { until } from "../../until.ts";
import { madeUpRun } from "./standings.ts";

let turn: (() => void) | undefined;

beforeEach(() => {
  // The clock is not turned: who draws or tells each second is called by the test.
  vi.spyOn(globalThis, "setInterval").mockImplementation(((call: () => void) => {
    turn = call;
    return Object.assign(
      setTimeout(() => {}, 0),
      { unref: () => {} },
    );
  }) as typeof setInterval);
});

afterEach(() => {
  vi.restoreAllMocks();
  turn = undefined;
});

async function opened(more: Partial<ShowLoadOptions> = {}, show = showLoad) {
  const screen = openScreen(100, 40);
  let told = "";
  const errors = new Writable({
    write(chunk, _encoding, done) {
      told += String(chunk);
      done();
    },
  });
  const heard: string[] = [];
  const watch = await show({
    output: screen.stdout,
    input: screen.stdin,
    errors,
    env: {},
    json: false,
    quiet: false,
    onStop: () => heard.push("stop"),
    onEnd: () => heard.push("end"),
    ...more,
  });
  return { screen, watch, heard, told: () => told };
}

const isTold = (screen: { lines(): string[] }) => screen.lines().length > 0;

describe("a run on a terminal", () => {
  it("is shown as it stands, and its end gives the terminal back", async () => {
    const run = madeUpRun();
    const { screen, watch, told } = await opened();
    const end = watch(() => run.standing());
    await screen.shows("average-day  steady");
    run.goOnTo(20_000);
    turn?.();
    await screen.shows("0:20 of 2:00");
    await screen.shows(/answered 9\d\d/);
    await end();
    await until("the terminal is as it was", () => screen.terminal.buffer.active.type === "normal");
    expect(isTold(screen)).toBe(false);
    expect(screen.isRaw()).toBe(false);
    expect(told()).toBe("");
  });

  it("is stopped by Ctrl-C, and ended by a second one", async () => {
    const run = madeUpRun();
    const { screen, watch, heard } = await opened();
    const end = watch(() => run.standing());
    await screen.shows("Ctrl-C stops the run");
    screen.type("\u0003");
    await until("it is to stop", () => heard.length === 1);
    screen.type("\u0003");
    await until("it is to end", () => heard.length === 2);
    expect(heard).toEqual(["stop", "end"]);
    await end();
  });

  it("goes on in lines where the view breaks, which is told once", async () => {
    const run = madeUpRun();
    let fault: string | undefined;
    const { screen, watch, told } = await opened();
    const end = watch(() => {
      if (fault) throw new Error(fault);
      return run.standing();
    });
    await screen.shows("average-day  steady");
    fault = "no figures\u001b[2J";
    turn?.();
    await until("it is told", () => told() !== "");
    expect(told()).toBe("The live view broke: no figures [2J. The run is none the worse for it.\n");
    expect(screen.terminal.buffer.active.type).toBe("normal");
    fault = undefined;
    run.goOnTo(21_000);
    turn?.();
    expect(told()).toContain("steady");
    await end();
    expect(told().split("\n")).toHaveLength(3);
  });

  it("goes on in lines where the view cannot even begin", async () => {
    let standings = 0;
    const run = madeUpRun();
    const { watch, told, screen } = await opened();
    const end = watch((): Standing => {
      standings += 1;
      if (standings === 1) throw new Error("not yet");
      return run.standing();
    });
    await until("it is told", () => told().includes("The live view broke: not yet."));
    run.goOnTo(21_000);
    turn?.();
    expect(told()).toContain("steady");
    screen.resize(60, 20);
    await end();
    expect(isTold(screen)).toBe(false);
  });

  it("that is over before the view is there leaves no view behind", async () => {
    const { screen, watch, told } = await opened();
    const write = vi.spyOn(screen.stdout, "write");
    await watch(() => madeUpRun().standing())();
    expect(write).not.toHaveBeenCalled();
    expect(told()).toBe("");
  });

  it("is drawn at once when it begins, and nothing of it before", async () => {
    vi.resetModules();
    const fresh = await import("../../../src/loadtest/view/show-load.ts");
    const { screen, watch } = await opened({}, fresh.showLoad);
    const write = vi.spyOn(screen.stdout, "write");
    // The loop comes round more than once while a library is loaded.
    await new Promise(setImmediate);
    expect(write).not.toHaveBeenCalled();
    expect(screen.isRaw()).toBe(false);
    const end = watch(() => madeUpRun().standing());
    await new Promise(setImmediate);
    expect(write).toHaveBeenCalled();
    await end();
  });

  it("moves little where that is wanted", async () => {
    const { screen, watch } = await opened({ env: { LEDGER_REDUCED_MOTION: "1" } });
    const run = madeUpRun();
    run.goOnTo(10_000);
    const end = watch(() => run.standing());
    await screen.shows(/lowest [\d.]+\/s, highest/);
    expect(vi.mocked(setInterval).mock.calls.at(-1)?.[1]).toBe(1_000);
    await end();
  });
});

describe("a run elsewhere", () => {
  const noTerminal = () => Object.assign(openScreen(80, 24).stdout, { isTTY: false });

  it.each<[string, () => Partial<ShowLoadOptions>]>([
    ["on a pipe", () => ({ output: noTerminal() })],
    ["where the keyboard is none", () => ({ input: { isTTY: false } as NodeJS.ReadStream })],
    ["in CI", () => ({ env: { CI: "true" } })],
    ["on a dumb terminal", () => ({ env: { TERM: "dumb" } })],
    ["with --json", () => ({ json: true })],
  ])("is told in lines: %s", async (_title, more) => {
    const run = madeUpRun();
    const { screen, watch, told } = await opened(more());
    const end = watch(() => run.standing());
    expect(told()).toBe("");
    for (const moment of [1_000, 2_000, 3_000]) {
      run.goOnTo(moment);
      turn?.();
    }
    await end();
    expect(told().match(/\n/g)).toHaveLength(3);
    expect(isTold(screen)).toBe(false);
  });

  it("is not told at all where it is to be quiet", async () => {
    const { screen, watch, told } = await opened({ quiet: true });
    await watch(() => madeUpRun().standing())();
    expect(vi.mocked(setInterval)).not.toHaveBeenCalled();
    expect([told(), screen.text()]).toEqual(["", ""]);
  });

  it("is none the worse where nobody knows how it stands", async () => {
    const { watch, told } = await opened({ json: true });
    const end = watch(() => {
      throw new Error("no figures");
    });
    turn?.();
    await end();
    expect(told()).toMatch(/^How the run stands is told no more: no figures\. .+\n$/);
  });
});
