import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { knowledgeState } from "../../../src/bot/component-states.ts";
import type { LiveKnowledge } from "../../../src/knowledge/live-knowledge.ts";
import { until } from "../../until.ts";
import { declare, openDeclared } from "./opened.ts";
import { breaksOff, neverEnds, page, type Route, status, type WebServer, webServer } from "./web-server.ts";

const GOOD = page("<title>Refunds</title><main><h1>Refunds</h1><h2 id='how'>How</h2><p>By zebra.</p></main>");

async function pagesOf(web: WebServer, paths: readonly string[], more = "") {
  const http = paths.map((path) => `"${web.url}${path}"`).join(", ");
  return declare(`sources:\n  - name: site\n    http: [${http}]\n    request_timeout: 2s\n${more}`);
}

const isNew = (knowledge: LiveKnowledge) => knowledge.status().sources?.[0]?.ageMs === 0;

describe("pages", () => {
  it("are found, cited by source, path and anchor, and link to where they are read", async () => {
    const web = await webServer({ "/help/refunds.html": GOOD });
    const { knowledge } = await openDeclared(await pagesOf(web, ["/help/refunds.html"]));
    expect(knowledge.search("zebra", 1)[0]).toMatchObject({
      source: "site/help/refunds.md#how",
      title: "Refunds",
      url: `${web.url}/help/refunds.html#how`,
    });
    expect(web.requests[0]?.headers["user-agent"]).toContain("Ledger");
  });

  it("of Markdown and plain text are taken as they are", async () => {
    const web = await webServer({
      "/a.md": page(
        "---\ntitle: Apes\nupdated: 2026-01-02\n---\n# One\n\nMonkeys.",
        "text/markdown; charset=utf-8",
      ),
      "/b.txt": page("Giraffes.", "text/plain"),
    });
    const { knowledge } = await openDeclared(await pagesOf(web, ["/a.md", "/b.txt"]));
    expect(knowledge.search("monkeys", 1)[0]).toMatchObject({
      source: "site/a.md#one",
      title: "Apes",
      updated: "2026-01-02",
    });
    expect(knowledge.search("giraffes", 1)[0]?.source).toBe("site/b.md");
  });

  it("are asked for only if they changed, and stay where they did not", async () => {
    const web = await webServer({
      "/a": (request, response) => {
        if (request.headers["if-none-match"] === '"1"') return void response.writeHead(304).end();
        response.writeHead(200, {
          "content-type": "text/html",
          etag: '"1"',
          "last-modified": "Tue, 03 Nov 2026 10:00:00 GMT",
        });
        response.end("<p>Zebras.</p>");
      },
    });
    const place = await pagesOf(web, ["/a"], "    every: 1m\n");
    const first = await openDeclared(place);
    expect(first.knowledge.search("zebras", 1)[0]).toMatchObject({ updated: "2026-11-03" });
    await first.knowledge.close();
    const { sources, knowledge } = await openDeclared(place, {
      scheduler: laterBy(61_000, first.clock.now()),
    });
    expect(web.requests.at(-1)?.headers).toMatchObject({
      "if-none-match": '"1"',
      "if-modified-since": "Tue, 03 Nov 2026 10:00:00 GMT",
    });
    expect(web.requests).toHaveLength(2);
    expect(sources("zebras")).toEqual(["site/a.md"]);
    expect(knowledge.status()).not.toHaveProperty("degraded");
  });

  it.each([
    ["answers 500", status(500), /answered 500/],
    ["is forbidden", status(403), /answered 403/],
    ["is gone", status(404), /answered 404/],
    ["never ends", neverEnds, /gave no whole answer in 2 s/],
    ["is huge", page("x".repeat(1_000_001)), /is larger than/],
    [
      "grows huge when it is unpacked",
      page(gzipSync("x".repeat(9_000_000)), "text/html", { "content-encoding": "gzip" }),
      /is larger than/,
    ],
    ["breaks off", breaksOff, /broke off/],
    [
      "breaks off in its gzip",
      page(gzipSync("x".repeat(90)).subarray(0, 20), "text/html", { "content-encoding": "gzip" }),
      /broke off/,
    ],
    [
      "has the wrong charset",
      page(Buffer.from("caf\xe9", "latin1"), "text/html; charset=utf-8"),
      /is not the utf-8 text/,
    ],
    ["has an unknown charset", page("x", "text/html; charset=klingon"), /is not the klingon text/],
    ["is a picture", page("x", "image/png"), /is image\/png, and no HTML/],
    ["has no type", page("x", ""), /is of no content type/],
    ["is empty", page("<script>1</script>"), /holds no text/],
    [
      "leads to another host",
      status(302, { location: "http://169.254.169.254/latest" }),
      /redirects to http:\/\/169.254.169.254, which is not/,
    ],
    ["leads to a file", status(302, { location: "file:///etc/passwd" }), /redirects to/],
    ["leads in a circle", status(302, { location: "/bad" }), /redirects more than 5 times/],
    ["is nested without end", page("<div>".repeat(100_000)), /is nested too deep|holds no text/],
  ])("are used when another one %s, which is told", async (_what, route, message) => {
    const web = await webServer({ "/good": GOOD, "/bad": route });
    const { sources, problems, knowledge } = await openDeclared(
      await pagesOf(web, ["/good", "/bad"], "    max_bytes: 1000000\n"),
    );
    expect(sources("zebra")).toEqual(["site/good.md#how"]);
    expect(problems()).toEqual([expect.stringMatching(message)]);
    expect(problems()[0]).toContain(`${web.url}/bad`);
    expect(knowledge.status()).toMatchObject({ problems: 1 });
  });

  it("in an old charset are read, by the header or by their own words", async () => {
    const latin = (html: string) => Buffer.from(html, "latin1");
    const web = await webServer({
      "/a": page(latin("<p>caf\xe9</p>"), "text/html; charset=ISO-8859-1"),
      "/b": page(latin('<meta charset="iso-8859-1"><p>na\xefve</p>')),
    });
    const { knowledge } = await openDeclared(await pagesOf(web, ["/a", "/b"]));
    expect(knowledge.search("café", 1)[0]?.text).toBe("café");
    expect(knowledge.search("naïve", 1)[0]?.text).toBe("naïve");
  });

  it("that did not change count for what a source may bring too", async () => {
    const unchanged: Route = (request, response) => {
      if (request.headers["if-none-match"] === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { "content-type": "text/plain", etag: '"1"' }).end("Zebras. ".repeat(100));
    };
    const names = Array.from({ length: 12 }, (_, at) => `/p${at}`);
    const routes = Object.fromEntries(names.map((name) => [name, unchanged]));
    const web = await webServer({ ...routes, "/b": page("Gnus.", "text/plain") });
    const place = await pagesOf(web, [...names, "/b"], "    every: 1m\n    max_bytes: 12000\n");
    const { knowledge, sources, turn } = await openDeclared(place);
    await knowledge.watch();
    // It would have room alone, and has none beside the others.
    web.routes["/b"] = page("Apes. ".repeat(1_000), "text/plain");
    turn(60_000);
    await until(
      "it was refreshed",
      () => web.requests.length === 26 && knowledge.status().sources?.[0]?.ageMs === 0,
    );
    await knowledge.close();
    expect(sources("zebras")).toHaveLength(5);
    expect([sources("apes"), sources("gnus")]).toEqual([[], ["site/b.md"]]);
  });

  it("that fail for a while stay as they were, and one that is gone goes", async () => {
    const web = await webServer({ "/a": GOOD, "/b": page("<p>Yaks.</p>"), "/c": page("<p>Gnus.</p>") });
    const opened = await openDeclared(await pagesOf(web, ["/a", "/b", "/c"], "    every: 1m\n"));
    await opened.knowledge.watch();
    web.routes["/b"] = status(503);
    web.routes["/c"] = status(410);
    opened.turn(60_000);
    await expect.poll(() => opened.sources("gnus")).toEqual([]);
    expect(opened.sources("yaks")).toEqual(["site/b.md"]);
    expect(opened.problems()).toEqual([
      expect.stringMatching(/\/b answered 503; what it was before is used/),
      expect.stringMatching(/\/c answered 410$/),
    ]);
  });

  it("that fail are told though nothing changes otherwise, once, and at the next start", async () => {
    const web = await webServer({ "/a": GOOD, "/b": page("<p>Yaks.</p>") });
    const place = await pagesOf(web, ["/a", "/b"], "    every: 1m\n");
    const opened = await openDeclared(place);
    await opened.knowledge.watch();
    web.routes["/b"] = status(503);
    const told = [expect.stringMatching(/\/b answered 503; what it was before is used/)];
    for (const round of [1, 2]) {
      opened.turn(60_000);
      await until("it was refreshed", () => web.requests.length === 2 + 2 * round && isNew(opened.knowledge));
      expect(opened.problems()).toEqual(told);
    }
    expect(knowledgeState(opened.knowledge.status())).toMatchObject({
      state: "up",
      detail: expect.stringMatching(/site: 2 documents, 0 s old, 1 to mend \(see the log\)$/),
    });
    await opened.knowledge.close();
    expect((await openDeclared(place, { scheduler: opened.clock })).problems()).toEqual(told);
    expect(web.requests).toHaveLength(6);
  });

  it("follow redirects inside their origin, and send declared headers to no other", async () => {
    const other = await webServer({ "/moved": GOOD });
    const web = await webServer({
      "/near": status(301, { location: "/there" }),
      "/there": page("<p>Yaks.</p>"),
      "/far": status(302, { location: `${other.url}/moved` }),
    });
    const more = `    headers: {authorization: "Bearer \${TOKEN}"}\n    origins: ["${other.url}"]\n`;
    const { sources, knowledge } = await openDeclared(await pagesOf(web, ["/near", "/far"], more), {
      env: { TOKEN: "s3cret-token" },
    });
    expect(sources("yaks")).toEqual(["site/near.md"]);
    expect(knowledge.search("zebra", 1)[0]?.url).toBe(`${other.url}/moved#how`);
    expect(web.requests.every(({ headers }) => headers.authorization === "Bearer s3cret-token")).toBe(true);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it("that all lead to one other page are kept as they were, which is told", async () => {
    const web = await webServer({
      "/a": GOOD,
      "/b": page("<p>Yaks.</p>"),
      "/c": page("<p>Gnus.</p>"),
      "/welcome?from=a": page("<p>Log with us, please.</p>"),
      "/welcome?from=b": page("<p>Log with us, please.</p>"),
    });
    const opened = await openDeclared(await pagesOf(web, ["/a", "/b", "/c"], "    every: 1m\n"));
    await opened.knowledge.watch();
    web.routes["/a"] = status(302, { location: "/welcome?from=a" });
    web.routes["/b"] = status(302, { location: "/welcome?from=b" });
    opened.turn(60_000);
    await until("it is told", () => opened.problems().length === 2);
    expect(opened.problems()[0]).toMatch(
      /\/a leads to .*\/welcome\?from=a, as others do too; what it was before/,
    );
    expect(opened.sources("log")).toEqual([]);
    expect([opened.sources("zebra"), opened.sources("yaks")]).toEqual([["site/a.md#how"], ["site/b.md"]]);
  });

  it.each([
    ["by its name", "/login?from=a", "<p>Who are you?</p>"],
    ["by its name below another", "/users/sign_in.html", "<p>Who are you?</p>"],
    ["by its field for a password", "/start", '<form><p>Who?</p><input name="p" type="password"></form>'],
  ])(
    "that alone lead to a form to log in (%s) are kept as they were, which is told",
    async (_, form, html) => {
      const web = await webServer({ "/a": GOOD, [form]: page(html) });
      const opened = await openDeclared(await pagesOf(web, ["/a"], "    every: 1m\n"));
      await opened.knowledge.watch();
      web.routes["/a"] = status(302, { location: form });
      opened.turn(60_000);
      await until("it is told", () => opened.knowledge.status().degraded !== undefined);
      expect(opened.knowledge.status().degraded).toMatch(
        /\/a leads to .*, a form to log in; what it was before/,
      );
      expect(opened.sources("zebra")).toEqual(["site/a.md#how"]);
    },
  );

  it("that lead to another page, or are about logging in, are used as they come", async () => {
    const web = await webServer({
      "/a": GOOD,
      "/b/login": page("<p>Yaks.</p>"),
      "/new": page("<p>Gnus.</p>"),
      "/b/login/index.html": page("<p>Emus <input type=password></p>"),
    });
    const opened = await openDeclared(await pagesOf(web, ["/a", "/b/login"], "    every: 1m\n"));
    await opened.knowledge.watch();
    web.routes["/a"] = status(302, { location: "/new" });
    web.routes["/b/login"] = status(302, { location: "/b/login/index.html" });
    opened.turn(60_000);
    await until(
      "they are used",
      () => opened.sources("gnus").length > 0 && opened.sources("emus").length > 0,
    );
    expect(opened.problems()).toEqual([]);
  });

  it("never show a secret in what is told of them", async () => {
    const web = await webServer({ "/a": GOOD, "/b": status(500) });
    const more = `    headers: {authorization: "$\{TOKEN}"}\n`;
    const place = await pagesOf(web, ["/a"], more);
    const fault = await openDeclared(place, { env: { TOKEN: "s3cret\nno header" } }).catch((error) => error);
    expect(fault).toMatchObject({ code: "SOURCE_UNAVAILABLE", exitCode: 4 });
    expect(fault.message).toContain("cannot be reached");
    expect(fault.message).not.toContain("s3cret");
  });

  it("of one path are told, and the first is used", async () => {
    const web = await webServer({ "/a": page("<p>Yaks.</p>"), "/a.html": page("<p>Gnus.</p>") });
    const { sources, problems } = await openDeclared(await pagesOf(web, ["/a", "/a.html"]));
    expect([sources("yaks"), sources("gnus")]).toEqual([["site/a.md"], []]);
    expect(problems()).toEqual([expect.stringMatching(/^site\/a\.md is the path of two documents/)]);
  });
});

function laterBy(milliseconds: number, from: number) {
  return { now: () => from + milliseconds, after: () => () => {} };
}
