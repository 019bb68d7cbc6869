import { describe, expect, it } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import type { Components } from "../../src/server/readiness.ts";
import { createRoutes } from "../../src/server/routes.ts";

function routesWith(components: Components = {}) {
  const events: LedgerEvent[] = [];
  const metrics = {
    contentType: "text/plain; version=0.0.4",
    text: async () => "ledger_bot_questions_total 3\n",
  };
  const routes = createRoutes({ components, metrics, emit: (event) => events.push(event) });
  return { events, get: (path: string, init?: RequestInit) => routes.request(path, init) };
}

describe("/health", () => {
  it("says that the process runs, whatever its parts say", async () => {
    const response = await routesWith({ database: () => ({ state: "down" }) }).get("/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "healthy" });
  });
});

describe("/ready", () => {
  it("is 200 when questions can be answered, with every part", async () => {
    const response = await routesWith({ model: () => ({ state: "up", detail: "extractive" }) }).get("/ready");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      components: { model: { state: "up", detail: "extractive" } },
    });
  });

  it("is 503 when they cannot, and names the part", async () => {
    const response = await routesWith({ database: () => ({ state: "down" }) }).get("/ready");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "not ready",
      components: { database: { state: "down" } },
    });
  });

  it("is 503 when a part cannot even be asked", async () => {
    const response = await routesWith({ database: () => Promise.reject(new Error("gone")) }).get("/ready");
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      components: { database: { state: "down", detail: "gone" } },
    });
  });
});

describe("/metrics", () => {
  it("is the metrics as Prometheus reads them", async () => {
    const response = await routesWith().get("/metrics");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    expect(await response.text()).toBe("ledger_bot_questions_total 3\n");
  });
});

describe("every request", () => {
  it.each([
    ["GET", "/health", 200, "/health"],
    ["GET", "/health?probe=1", 200, "/health"],
    ["HEAD", "/ready", 200, "/ready"],
    ["POST", "/health", 404, "/health"],
    ["GET", "/users/4711", 404, "other"],
    ["GET", "/", 404, "other"],
  ])(
    "%s %s is told with its status %i and its endpoint, whose values are few: %s",
    async (method, path, status, endpoint) => {
      const { get, events } = routesWith();
      expect((await get(path, { method })).status).toBe(status);
      expect(events).toEqual([
        { type: "http_request_finished", method, endpoint, status, durationMs: expect.any(Number) },
      ]);
    },
  );
});
