import { describe, expect, it } from "vitest";
import { embeddedDatabase } from "../../../src/doctor/checks/embedded-database.ts";
import { installed } from "../../store/embedded/databases.ts";
import { finding, findingOf } from "../finding.ts";

const NONE = "sunos-sparc";

describe("the check of the embedded database", () => {
  it.skipIf(!installed)("passes when it runs here", async () => {
    expect(await findingOf(embeddedDatabase({ env: {} }))).toEqual(finding("PASS", "PostgreSQL 18"));
  });

  it("catches that there is none, and says what to do", async () => {
    expect(await findingOf(embeddedDatabase({ env: {} }, NONE))).toEqual(
      finding("FAIL", NONE, /npm ci.*DATABASE_URL/),
    );
  });

  it("only warns where another database is set", async () => {
    const env = { DATABASE_URL: "postgres://ledger@db/ledger" };
    expect(await findingOf(embeddedDatabase({ env }, NONE))).toEqual(finding("WARN", NONE, "npm ci"));
  });
});
