import { createServer } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "../../../../src/simulators/listen.ts";
import { createRouter, type Route } from "../../../../src/simulators/slack/http/router.ts";
import type { Happening } from "../../../../src/simulators/slack/journal/journal.ts";

it("asks the route with the longest prefix that fits", async () => {
  const { get } = await started([says("/", "page"), says("/api/", "api"), says("/api/files/", "files")]);
  expect(await get("/api/files/x")).toEqual([200, "files"]);
  expect(await get("/api/chat.postMessage?x=/api/files/")).toEqual([200, "api"]);
  expect(await get("/else")).toEqual([200, "page"]);
});

it("answers 404 where no route is", async () => {
  const { get } = await started([says("/api/", "api")]);
  expect(await get("/else")).toEqual([404, ""]);
});

it("answers 500 for a route that throws, and goes on", async () => {
  const { get, told } = await started([
    says("/api/", "api"),
    {
      prefix: "/broken",
      handle() {
        throw new Error("a bug");
      },
    },
  ]);
  expect(await get("/broken")).toEqual([500, ""]);
  expect(told).toEqual([{ type: "fault", method: "/broken", reason: "a bug" }]);
  expect(await get("/api/x")).toEqual([200, "api"]);
});

function says(prefix: string, text: string): Route {
  return { prefix, handle: (_request, response) => void response.end(text) };
}

async function started(routes: readonly Route[]) {
  const told: Happening[] = [];
  const server = createServer(createRouter(routes, (happening) => told.push(happening)));
  const port = await listen(server, 0);
  onTestFinished(() => void server.close());
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } });
    return [response.status, await response.text()];
  };
  return { get, told };
}
