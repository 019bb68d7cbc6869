import { expect, it } from "vitest";
import { checkReadiness } from "../../src/server/readiness.ts";

it("is ready when every part is up", async () => {
  const components = {
    slack: () => ({ state: "up" as const }),
    model: async () => ({ state: "up" as const, detail: "extractive" }),
  };
  expect(await checkReadiness(components)).toEqual({
    ready: true,
    components: { slack: { state: "up" }, model: { state: "up", detail: "extractive" } },
  });
});

it("is ready with a part that is degraded", async () => {
  const knowledge = { state: "degraded" as const, detail: "the folder is gone" };
  expect(await checkReadiness({ knowledge: () => knowledge })).toEqual({
    ready: true,
    components: { knowledge },
  });
});

it("is not ready with a part that is down", async () => {
  const components = {
    slack: () => ({ state: "up" as const }),
    database: async () => ({ state: "down" as const }),
  };
  expect(await checkReadiness(components)).toMatchObject({
    ready: false,
    components: { slack: { state: "up" }, database: { state: "down" } },
  });
});

it.each([
  [
    "throws",
    () => {
      throw new Error("connect ECONNREFUSED");
    },
  ],
  ["rejects", async () => Promise.reject(new Error("connect ECONNREFUSED"))],
])("takes a part for down whose check %s, and still tells of the others", async (_how, database) => {
  expect(await checkReadiness({ database, slack: () => ({ state: "up" }) })).toEqual({
    ready: false,
    components: { database: { state: "down", detail: "connect ECONNREFUSED" }, slack: { state: "up" } },
  });
});

it("asks all parts at the same time, and anew each time", async () => {
  const asked: string[] = [];
  const slow = Promise.withResolvers<{ state: "up" }>();
  const components = {
    slow: () => {
      asked.push("slow");
      return slow.promise;
    },
    quick: () => {
      asked.push("quick");
      return { state: "up" as const };
    },
  };
  const checking = checkReadiness(components);
  expect(asked).toEqual(["slow", "quick"]);
  slow.resolve({ state: "up" });
  await checking;
  await checkReadiness(components);
  expect(asked).toHaveLength(4);
});

it("is ready where nothing is needed", async () => {
  expect(await checkReadiness({})).toEqual({ ready: true, components: {} });
});
