import { expect, it, vi } from "vitest";
import { openClient } from "./open-client.ts";

// Colour is decided when Ink is loaded.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "0" }));

it.each([
  [60, 15],
  [80, 24],
  [120, 40],
])(
  "the client without colour at %i x %i says the same, and shows its cursor and what is marked",
  async (columns, rows) => {
    const client = await openClient(columns, rows, (app) => {
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined) await say({ text: "*bold* answer", thread_ts: message.ts });
      });
    });
    const { screen } = client;
    try {
      expect(screen.cellsOf("Message @")[0]?.isInverse()).not.toBe(0);
      expect(screen.cellsOf("essage @").some((cell) => cell.isInverse())).toBe(false);
      screen.type("How do I retry?\r");
      await screen.shows("│ ledger   bold answer");
      screen.type("\u001b[A");
      await screen.shows("Enter presses");
      expect(screen.cellsOf("ledger   bold")[0]?.isInverse()).not.toBe(0);
      for (const line of screen.lines())
        for (const cell of line.trim() === "" ? [] : screen.cellsOf(line))
          expect(cell.isFgDefault()).toBe(true);
    } finally {
      await client.close();
    }
  },
);
