import { expect, it } from "vitest";
import { runLedger } from "../ledger-process.ts";

it.each(["", "  "])(
  "`ledger data erase --person %j` is a mistake in the call, not a person",
  async (person) => {
    const { code, stderr } = await runLedger(["data", "erase", "--person", person, "--yes"]);
    expect(stderr).toContain("--person needs the id of a person");
    expect(code).toBe(2);
  },
);
