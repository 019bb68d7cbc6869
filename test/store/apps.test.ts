import { describe, expect, it } from "vitest";
import { storesOf, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const openOne = storesOf(database);

describe("a database", () => {
  it("belongs to the app that came first, and to all of its replicas", async () => {
    const [one, other] = [await openOne(), await openOne()];
    const claim = { channel: "slack", app: "T1/U1", adopts: false };
    await Promise.all([one.claim(claim), other.claim(claim), one.claim(claim)]);
    await expect(other.claim({ ...claim, app: "T1/U2" })).rejects.toMatchObject({
      code: "DATABASE_OF_ANOTHER_APP",
      message: expect.stringContaining("T1/U1"),
      remedy: expect.stringContaining("--adopt-database"),
    });
  });

  it("that has gone away since it was opened is told as that, and not as a bug", async () => {
    const store = await openOne();
    await store.close();
    const claim = { channel: "slack", app: "T1/U1", adopts: false };
    await expect(store.claim(claim)).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.stringContaining("did not answer"),
    });
  });

  it("is handed on by whoever says so, and then belongs to that one", async () => {
    const store = await openOne();
    await store.claim({ channel: "slack", app: "T2/U1", adopts: true });
    await store.claim({ channel: "slack", app: "T2/U1", adopts: false });
    await expect(store.claim({ channel: "slack", app: "T1/U1", adopts: false })).rejects.toThrow("T2/U1");
  });
});
