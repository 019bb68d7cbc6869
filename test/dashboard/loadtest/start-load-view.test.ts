import { afterEach, describe, expect, it, vi } from "vitest";
import type { LoadView } from "../../../src/dashboard/loadtest/load-view.ts";
import { type LoadViewOptions, startLoadView } from "../../../src/dashboard/loadtest/start-load-view.tsx";
import { until } from "../../until.ts";
import { openScreen, type Screen } from "../screen.ts";
import { aView } from "./views.ts";

// Colour is decided when Ink is loaded.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "3" }));

const SIZES = [
  [40, 15],
  [80, 24],
  [120, 50],
] as const;

interface Opened {
  readonly screen: Screen;
  readonly heard: string[];
  /** Turns the clock by one frame. */
  frame(): void;
  show(view: LoadView): void;
  stop(): Promise<void>;
  readonly everyMs: number;
}

let opened: Opened | undefined;

function open(columns: number, rows: number, more: Partial<LoadViewOptions> = {}): Opened {
  const screen = openScreen(columns, rows);
  screen.stdout.write("before\n");
  const heard: string[] = [];
  let view = aView();
  let frame = () => {};
  let everyMs = 0;
  const { stop } = startLoadView({
    view: () => view,
    output: screen.stdout,
    input: screen.stdin,
    onStop: () => heard.push("stop"),
    onEnd: () => heard.push(`end ${screen.isRaw()}`),
    clock: { now: () => 0, cpu: () => 0 },
    every: (milliseconds, call) => {
      everyMs = milliseconds;
      frame = call;
      return () => {
        frame = () => heard.push("a frame after the end");
      };
    },
    ...more,
  });
  const show = (shown: LoadView) => {
    view = shown;
  };
  opened = { screen, heard, frame: () => frame(), show, stop, everyMs };
  return opened;
}

afterEach(async () => {
  await opened?.stop().catch(() => {});
  opened = undefined;
});

function expectTerminalAsItWas({ terminal, lines, isRaw, isCursorShown }: Screen): void {
  expect(terminal.buffer.active.type).toBe("normal");
  expect(lines()).toEqual(["before"]);
  expect(isRaw()).toBe(false);
  expect(isCursorShown()).toBe(true);
}

describe.each(SIZES)("the load view on a terminal of %i x %i", (columns, rows) => {
  it("shows the run as it goes on, and leaves the terminal as it was", async () => {
    const { screen, frame, show, stop } = open(columns, rows);
    await screen.shows("rate 48.2/s of 50.0/s");
    expect(screen.terminal.buffer.active.type).toBe("alternate");
    expect(screen.lines()).toHaveLength(rows - 1);
    expect(screen.brokenLines()).toEqual([]);
    expect(screen.cellsOf("✗ 1.18s").every((cell) => !cell.isFgDefault())).toBe(true);
    show(aView({ rate: { planned: 50, achieved: 49.9 } }));
    frame();
    await screen.shows("rate 49.9/s of 50.0/s");
    await stop();
    await until("the terminal is as it was", () => screen.terminal.buffer.active.type === "normal");
    expectTerminalAsItWas(screen);
  });

  it("stays whole when its terminal changes its size", async () => {
    const { screen } = open(columns, rows);
    await screen.shows("Ctrl-C stops the run");
    for (const [newColumns, newRows] of [...SIZES, [200, 60], [20, 6], [columns, rows]] as const) {
      screen.resize(newColumns, newRows);
      await until("the view has the new size", () => {
        const lines = screen.lines();
        const keys = lines.filter((line) => line.startsWith("Ctrl-C stops the run".slice(0, newColumns - 1)));
        return lines.length === newRows - 1 && keys.length === 1 && lines.at(-1) === keys[0];
      }).catch((error: Error) => {
        throw new Error(`${error.message} of ${newColumns} x ${newRows}. It shows:\n${screen.text()}`);
      });
      expect(screen.brokenLines()).toEqual([]);
    }
  });
});

describe("the load view", () => {
  it("stops the run by Ctrl-C, and by a second one ends with the terminal as it was", async () => {
    const { screen, heard } = open(80, 24);
    await screen.shows("Ctrl-C stops the run");
    screen.type("\u0003");
    await screen.shows("Stopping. Ctrl-C again ends it at once");
    expect(heard).toEqual(["stop"]);
    expect(screen.terminal.buffer.active.type).toBe("alternate");
    screen.type("\u0003");
    await until("it has ended", () => heard.length > 1);
    expect(heard).toEqual(["stop", "end false"]);
    await until("the terminal is as it was", () => screen.terminal.buffer.active.type === "normal");
    expectTerminalAsItWas(screen);
  });

  it("asks for four frames a second, and where motion is reduced for one", () => {
    expect(open(80, 24).everyMs).toBe(250);
    void opened?.stop();
    expect(open(80, 24, { reducedMotion: true }).everyMs).toBe(1_000);
  });

  it("writes nothing where nothing has changed", async () => {
    const { screen, frame } = open(80, 24);
    await screen.shows("rate 48.2/s");
    const write = vi.spyOn(screen.stdout, "write");
    for (let at = 0; at < 8; at += 1) frame();
    screen.type("\u0003");
    await screen.shows("Stopping");
    const written = write.mock.calls.map(([text]) => String(text)).join("");
    expect(written).not.toContain("48.2/s");
    expect(written).toContain("Stopping");
  });

  it("gives the terminal back where the view is broken, and tells what broke it only to who stops it", async () => {
    let isBroken = false;
    const view = () => {
      if (isBroken) throw new Error("no figures");
      return aView();
    };
    const { screen, frame, stop } = open(80, 24, { view });
    await screen.shows("rate 48.2/s");
    isBroken = true;
    frame();
    await until("the terminal is as it was", () => screen.terminal.buffer.active.type === "normal");
    expectTerminalAsItWas(screen);
    await expect(stop()).rejects.toThrow("no figures");
  });

  it("shows the run where the keyboard is none", async () => {
    const { stdin } = openScreen(80, 24);
    const { screen, stop } = open(80, 24, { input: Object.assign(stdin, { isTTY: false }) });
    await screen.shows("rate 48.2/s");
    await stop();
    expect(screen.isRaw()).toBe(false);
  });
});
