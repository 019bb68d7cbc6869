import { expect, it, vi } from "vitest";
import { until } from "../until.ts";
import { openChat } from "./open-chat.ts";

// Colour is decided when Ink is loaded.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "0" }));

it.each([
  [60, 15],
  [80, 24],
  [120, 40],
])("the chat without colour at %i x %i says the same, and shows its cursor", async (columns, rows) => {
  const { screen, arrived, ended, stop, notice } = await openChat(columns, rows);
  screen.type("How do I retry a failed batch?\r");
  await until("the question has arrived", () => arrived.length === 1);
  arrived[0]?.answer({ degraded: "The model did not answer." });
  notice("close.md cannot be read.");
  await screen.shows("! close.md cannot be read.");
  await screen.shows("! The model did not answer.");
  expect(screen.text()).toContain(
    "you     How do I retry a failed batch?\nledger  Correct the failed entries",
  );
  expect(screen.text()).toMatch(/ {8}\[1\] Batch publishing › Send failed entries again\s+gl-publisher/);
  for (const line of screen.lines())
    for (const cell of line.trim() === "" ? [] : screen.cellsOf(line)) expect(cell.isFgDefault()).toBe(true);
  expect(screen.cellsOf("What else")[0]?.isInverse()).not.toBe(0);
  expect(screen.cellsOf("hat else").some((cell) => cell.isInverse())).toBe(false);
  stop();
  await ended;
});
