import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "../../../../src/simulators/listen.ts";
import { CONTROL_ROUTES } from "../../../../src/simulators/slack/control/control-routes.ts";
import { pageRoute } from "../../../../src/simulators/slack/control/page-route.ts";
import { createRouter } from "../../../../src/simulators/slack/http/router.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedSimulator } from "../clients.ts";
import { addressOf, ask, send } from "./driver.ts";

const POST = { user: ANA, channel: HELP, text: "Hello" };

it.each([
  ["another site's script", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another port's page", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["another site's picture or form", { "sec-fetch-site": "cross-site" }],
  ["a name that was bound to this machine", { host: "evil.example" }],
  ["this name with another port", { host: "127.0.0.1:1" }],
])("refuses %s, to read and to write", async (_who, headers) => {
  const { slack } = await startedSimulator();
  expect(await status(slack, "GET", "workspaces", headers)).toBe(403);
  expect(await status(slack, "GET", "changes", headers)).toBe(403);
  expect(await status(slack, "POST", "people/post", headers, POST)).toBe(403);
  expect(slack.history(HELP)).toEqual([]);
});

it.each([
  [
    "the page itself",
    (port: string) => ({ origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" }),
  ],
  ["an address that was typed", () => ({ "sec-fetch-site": "none" })],
  [
    "this machine by its name",
    (port: string) => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` }),
  ],
  ["a program", () => ({})],
])("answers %s", async (_who, headersOf) => {
  const { slack } = await startedSimulator();
  const headers = headersOf(new URL(slack.url).port);
  expect(await status(slack, "POST", "people/post", headers, POST)).toBe(200);
});

it("serves the page under no foreign name, and with a policy that lets it load nothing of others", async () => {
  const { slack } = await startedSimulator();
  const page = await fetch(new URL("/", slack.url));
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(await status(slack, "GET", "../", { host: "evil.example" })).toBe(403);
  expect((await fetch(new URL("/elsewhere", slack.url))).status).toBe(404);
});

it("says clearly that the page is not built", async () => {
  const route = pageRoute(join(tmpdir(), "no-such-page"));
  const server = createServer(createRouter([route], () => undefined));
  onTestFinished(() => void server.close());
  const port = await listen(server, 0);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain("npm run build");
});

it.each([
  ["a path that is not there", "GET", "nothing", undefined, 404, "unknown_path"],
  ["the wrong method", "POST", "workspaces", {}, 405, "wrong_method"],
  ["an argument that is missing", "POST", "people/post", { user: ANA }, 400, "invalid_arguments"],
  ["a person who is not there", "POST", "people/post", { ...POST, user: "U0" }, 400, "refused"],
  ["a channel that is not there", "GET", "messages?channel=C0", undefined, 404, "channel_not_found"],
  [
    "a number that is none",
    "GET",
    `messages?channel=${HELP}&limit=many`,
    undefined,
    400,
    "invalid_arguments",
  ],
])("says what is wrong with %s", async (_what, method, path, body, expected, error) => {
  const { slack } = await startedSimulator();
  const reply =
    body === undefined ? await ask(slack, path, { method }) : await send(slack, method, path, body);
  expect(reply).toEqual({ status: expected, body: { error, message: expect.any(String) } });
});

it("takes nothing but JSON, which no form of another site can send", async () => {
  const { slack } = await startedSimulator();
  const body = JSON.stringify(POST);
  const headers = { "content-type": "text/plain" };
  expect(await ask(slack, "people/post", { method: "POST", headers, body })).toMatchObject({ status: 415 });
  const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
  expect(await ask(slack, "people/post", broken)).toMatchObject({
    status: 400,
    body: { error: "invalid_json" },
  });
});

it("answers whatever is sent to any of its addresses, and goes on", async () => {
  const { slack, entries } = await startedSimulator();
  const writes = CONTROL_ROUTES.filter(({ method }) => method !== "GET");
  const known = fc.constantFrom<unknown>(ANA, HELP, slack.botUserId, "1700000000.000100", true, 3, null);
  const value = fc.oneof(known, fc.string(), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...writes),
      fc.array(value, { minLength: 8, maxLength: 8 }),
      async (route, values) => {
        const named = route.takes.map((name, index) => [
          name.replace("?", ""),
          values[index % values.length],
        ]);
        const reply = await send(slack, route.method, route.path, Object.fromEntries(named));
        expect(reply.status).toBeLessThan(500);
        if (reply.status !== 200)
          expect(reply.body).toEqual({ error: expect.any(String), message: expect.any(String) });
      },
    ),
    { numRuns: 300 },
  );
  expect(entries.filter(({ type }) => type === "fault")).toEqual([]);
  expect((await fetch(new URL("/simulator/settings", slack.url))).status).toBe(200);
});

/** `fetch` would set these headers itself. */
function status(
  slack: SlackSimulator,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const address = addressOf(slack, path);
  const all = { ...headers, ...(body !== undefined && { "content-type": "application/json" }) };
  const call = request(address, { method, headers: all }, (response) => {
    response.destroy();
    resolve(response.statusCode);
  });
  call.on("error", reject);
  call.end(body === undefined ? undefined : JSON.stringify(body));
  return promise;
}
