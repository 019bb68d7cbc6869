import { expect, it, vi } from "vitest";
import { startLoadView } from "../../../src/dashboard/loadtest/start-load-view.tsx";
import { openScreen } from "../screen.ts";
import { aView } from "./views.ts";

// Colour is decided when Ink is loaded; NO_COLOR is made this where the program begins.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "0" }));

it.each([
  [40, 15],
  [80, 24],
  [120, 50],
])("the load view without colour at %i x %i says the same", async (columns, rows) => {
  const screen = openScreen(columns, rows);
  const view = () => aView({ invalid: ["achieved 92 % of the plan"] });
  const { stop } = startLoadView({
    view,
    output: screen.stdout,
    input: screen.stdin,
    onStop() {},
    onEnd() {},
  });
  try {
    await screen.shows("INVALID achieved 92 %");
    await screen.shows(/✗ 1\.18s answer_d/);
    for (const line of screen.lines())
      for (const cell of line.trim() === "" ? [] : screen.cellsOf(line))
        expect(cell.isFgDefault()).toBe(true);
  } finally {
    await stop();
  }
});
