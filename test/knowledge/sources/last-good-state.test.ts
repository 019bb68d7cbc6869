import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knowledgeFigures, knowledgeState } from "../../../src/bot/component-states.ts";
import type { LedgerEvent } from "../../../src/core/events.ts";
import { noticeOf } from "../../../src/dev/notices.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { until } from "../../until.ts";
import { folderOf, writeInto } from "../write-folder.ts";
import { repositoryOf } from "./git-repository.ts";
import { declare, openDeclared } from "./opened.ts";
import { neverEnds, page, type Route, status, webServer } from "./web-server.ts";

const HOUR = 3_600_000;
const YAKS = page("<p>Yaks.</p>");
const json = (body: unknown): Route => page(JSON.stringify(body), "application/json");

interface Emptied {
  /** The line of the declaration that says where it is. */
  readonly where: string;
  empty(): unknown;
  fill(): unknown;
}

const SOURCES: Readonly<Record<string, () => Promise<Emptied>>> = {
  async "a git branch without documents"() {
    const { folder, git } = await repositoryOf({ "a.md": "Yaks." });
    return {
      where: `git: file://${folder}`,
      empty() {
        git("rm", "-q", "a.md");
        git("commit", "-qm", "oops", "--allow-empty");
      },
      fill() {
        git("revert", "--no-edit", "HEAD");
      },
    };
  },
  async "a git branch that is gone"() {
    const { folder, git } = await repositoryOf({ "a.md": "Yaks." });
    git("branch", "docs");
    return {
      where: `git: file://${folder}\n    branch: docs`,
      empty: () => git("branch", "-D", "docs"),
      fill: () => git("branch", "docs"),
    };
  },
  async "a sitemap without entries"() {
    const full: Route = (request, response) =>
      page(`<urlset><url><loc>http://${request.headers.host}/a</loc></url></urlset>`, "application/xml")(
        request,
        response,
      );
    const web = await webServer({ "/a": YAKS, "/sitemap.xml": full });
    return {
      where: `sitemap: ${web.url}/sitemap.xml`,
      empty: () => {
        web.routes["/sitemap.xml"] = page("<urlset></urlset>", "application/xml");
      },
      fill: () => {
        web.routes["/sitemap.xml"] = full;
      },
    };
  },
  async "pages that are all gone"() {
    const web = await webServer({ "/a": YAKS, "/b": page("<p>Gnus.</p>") });
    return {
      where: `http: ["${web.url}/a", "${web.url}/b"]`,
      empty: () => {
        web.routes["/a"] = status(404);
        web.routes["/b"] = status(410);
      },
      fill: () => {
        web.routes["/a"] = YAKS;
      },
    };
  },
  async "a query that gives no item"() {
    const items = (nodes: readonly object[]) => json({ data: { nodes } });
    const full = items([{ title: "A", body: "Yaks." }]);
    const web = await webServer({ "/graphql": full });
    return {
      where: `graphql: ${web.url}/graphql\n    query: "{ nodes { title body } }"\n    items: data.nodes\n    fields: { title: title, body: body }`,
      empty: () => {
        web.routes["/graphql"] = items([]);
      },
      fill: () => {
        web.routes["/graphql"] = full;
      },
    };
  },
  async "a folder whose documents are gone"() {
    const folder = await folderOf({ "a.md": "Yaks.", "b.txt": "x" });
    return {
      where: `folder: ${folder}`,
      empty: () => rm(join(folder, "a.md")),
      fill: () => writeInto(folder, "a.md", "Yaks."),
    };
  },
  async "a folder that is gone"() {
    const folder = await folderOf({ "a.md": "Yaks." });
    return {
      where: `folder: ${folder}`,
      empty: () => rm(folder, { recursive: true }),
      fill: () => writeInto(folder, "a.md", "Yaks."),
    };
  },
};

describe("a source that is suddenly empty keeps its last good state, and tells it with its age", () => {
  it.each(Object.keys(SOURCES))("such as %s", async (kind) => {
    const source = await SOURCES[kind]?.();
    const place = await declare(`sources:\n  - name: source\n    every: 1h\n    ${source?.where}\n`);
    const { knowledge, sources, turn } = await openDeclared(place);
    await knowledge.watch();
    await source?.empty();
    turn(HOUR);
    await until("the fault shows", () => knowledge.status().degraded !== undefined);
    turn(HOUR);
    expect(sources("yaks")).toHaveLength(1);
    expect(knowledgeState(knowledge.status())).toMatchObject({
      state: "degraded",
      detail: expect.stringMatching(
        /^source: .* \(its state of [12] h ago is used\).*source: [12] documents?/,
      ),
    });
    await source?.fill();
    await until("it is well again", () => {
      turn(60_000);
      return knowledge.status().degraded === undefined;
    });
    expect(sources("yaks")).toHaveLength(1);
  });
});

describe("a source", () => {
  it("that loses most of its documents at once is used as it is, which is told", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `p${at}.md`);
    const folder = await folderOf(Object.fromEntries(names.map((name) => [name, "Yaks."])));
    const place = await declare(`sources:\n  - {name: docs, folder: ${folder}}\n`);
    const { knowledge, problems } = await openDeclared(place);
    await knowledge.watch();
    await Promise.all(names.slice(2).map((name) => rm(join(folder, name))));
    await until("they are gone", () => knowledge.status().documents === 2);
    expect(problems()).toContainEqual(
      expect.stringMatching(/^docs holds \d documents, and held 12 before; the others are left out$/),
    );
    expect(knowledge.status()).not.toHaveProperty("degraded");
  });

  it("that hangs does not hold up a start which finds its last state", async () => {
    const web = await webServer({ "/a": YAKS });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"], every: 1h}\n`);
    const first = await openDeclared(place);
    await first.knowledge.close();
    let answer = () => {};
    web.routes["/a"] = (_request, response) => {
      answer = () => response.writeHead(200, { "content-type": "text/plain" }).end("Gnus.");
    };
    first.turn(2 * HOUR);
    const opening = openDeclared(place, { scheduler: first.clock });
    await until("it is asked", () => web.requests.length === 2);
    first.turn(10_000);
    const { knowledge, sources } = await opening;
    expect(sources("yaks")).toEqual(["site/a.md"]);
    await knowledge.watch();
    first.turn(1);
    answer();
    await until("what it gives is used", () => sources("gnus").length > 0);
    expect(web.requests).toHaveLength(2);
  });

  it("that hangs holds up neither the others nor the fallback, and joins them when it comes", async () => {
    const web = await webServer({ "/b": page("<p>Emus.</p>") });
    let answer = () => {};
    web.routes["/a"] = (_request, response) => {
      answer = () => response.writeHead(200, { "content-type": "text/plain" }).end("Gnus.");
    };
    const place = await declare(
      `sources:\n  - {name: site, http: ["${web.url}/a"]}\n  - {name: other, http: ["${web.url}/b"]}\n`,
    );
    const { clock, turn } = createTurnedClock();
    const told: LedgerEvent[] = [];
    const opening = openDeclared(place, { scheduler: clock, emit: (event) => void told.push(event) });
    await until("the other is there", () => told.some(({ type }) => type === "knowledge_loaded"));
    turn(10_000);
    const { knowledge, sources } = await opening;
    expect(told).toContainEqual({ type: "knowledge_awaited", folder: place.file, sources: "site" });
    expect(sources("emus")).toEqual(["other/b.md"]);
    const { degraded = "" } = knowledge.status();
    expect(degraded).toContain("site: it is still being fetched");
    expect(knowledgeState(knowledge.status()).detail).toMatch(
      /1 passage of 1 document, version .*site: nothing/,
    );
    expect(knowledgeFigures(knowledge.status()).ages).toContainEqual({ source: "site", seconds: 10 });
    answer();
    await until("what it gives is used", () => sources("gnus").length > 0);
    expect(knowledge.status()).not.toHaveProperty("degraded");
  });

  it("that hangs is waited for where all of the knowledge is wanted", async () => {
    const web = await webServer({ "/b": page("<p>Emus.</p>"), "/a": neverEnds });
    const place = await declare(
      `sources:\n  - {name: site, http: ["${web.url}/a"], timeout: 1s}\n  - {name: other, http: ["${web.url}/b"]}\n`,
    );
    const { clock, turn } = createTurnedClock();
    const opening = openDeclared(place, { scheduler: clock, whole: true });
    await until("both are asked", () => web.requests.length === 2);
    turn(10_000);
    const { knowledge } = await opening;
    expect(knowledge.status().degraded).toContain("site: took longer than the 1 s of its timeout");
  });

  it("that hangs does not hold up a stop of the start", async () => {
    const web = await webServer({ "/a": neverEnds });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"]}\n`);
    const stop = new AbortController();
    const opening = openDeclared(place, { signal: stop.signal });
    await until("it is asked", () => web.requests.length === 1);
    stop.abort();
    await expect(opening).rejects.toThrow(/abort/i);
  });

  it("that goes on failing is told once, and when it is well again", async () => {
    const web = await webServer({ "/a": YAKS });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"], every: 1m}\n`);
    const opened = await openDeclared(place);
    await opened.knowledge.watch();
    const said = () =>
      opened.events.flatMap((event) =>
        /knowledge_(failed|recovered)/.test(event.type) ? (noticeOf(event) ?? []) : [],
      );
    web.routes["/a"] = status(500);
    for (const asks of [2, 3, 4]) {
      opened.turn(60_000);
      await until("it is asked again", () => web.requests.length === asks && opened.waiting() > 0);
    }
    web.routes["/a"] = YAKS;
    opened.turn(60_000);
    await until("it is well", () => opened.knowledge.status().degraded === undefined);
    expect(said()).toEqual([
      expect.stringMatching(
        /^The source site \(http.*\/a\) cannot be loaded: none of its pages .* used\. What was/,
      ),
      expect.stringMatching(/^The source site \(http.*\/a\) can be loaded again\.$/),
    ]);
  });

  it("that never ends is given up with the time that it had", async () => {
    const web = await webServer({ "/a": neverEnds });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"], timeout: 1s}\n`);
    await expect(openDeclared(place)).rejects.toMatchObject({
      message: expect.stringContaining("site: took longer than the 1 s of its timeout"),
    });
  });

  it("that was kept by a clock which is turned back since is asked again", async () => {
    const web = await webServer({ "/a": YAKS });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"], every: 1h}\n`);
    const first = await openDeclared(place);
    await first.knowledge.close();
    const earlier = { now: () => first.clock.now() - 24 * HOUR, after: () => () => {} };
    const { knowledge } = await openDeclared(place, { scheduler: earlier });
    expect(web.requests).toHaveLength(2);
    expect(knowledge.status().sources).toMatchObject([{ ageMs: 0 }]);
  });

  it("that says the same again is no other version, and no other index, on no replica", async () => {
    let asked = 0;
    const changing: Route = (_request, response) => {
      asked += 1;
      // As servers do that make each page anew.
      const now = new Date(Date.UTC(2026, 10, asked)).toUTCString();
      response.writeHead(200, { "content-type": "text/html", "last-modified": now, etag: `"${asked}"` });
      response.end("<p>Yaks.</p>");
    };
    const web = await webServer({ "/a": changing });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"], every: 1h}\n`);
    const { knowledge, turn } = await openDeclared(place);
    const [version, content] = [knowledge.version(), knowledge.content()];
    await knowledge.watch();
    turn(HOUR);
    await until("it was asked again", () => asked === 2 && knowledge.status().sources?.[0]?.ageMs === 0);
    expect(knowledge.version()).toBe(version);
    expect(knowledge.content()).toBe(content);

    web.routes["/a"] = page("<p>Yaks.</p>", "text/html", {
      "last-modified": new Date(Date.UTC(2026, 10, 1)).toUTCString(),
    });
    const replica = await openDeclared(await declare(await readFile(place.file, "utf8")));
    expect(replica.knowledge.version()).toBe(version);
  });

  it("is for others from the next question on when its groups change, also while it is down", async () => {
    const web = await webServer({ "/a": YAKS });
    const place = await declare(
      `sources:\n  - {name: site, http: ["${web.url}/a"], every: 1h, audiences: ["group:board"]}\n`,
    );
    const groups = join(place.folder, "audiences.yaml");
    await writeFile(groups, "groups: {board: [U1, U2]}");
    const { knowledge } = await openDeclared(place);
    await knowledge.watch();
    const seen = () =>
      (["everyone", "user:U1", "user:U2"] as const).filter(
        (viewer) => knowledge.search("yaks", 1, viewer).length > 0,
      );
    expect(seen()).toEqual(["user:U1", "user:U2"]);
    const scope = knowledge.scopeOf("user:U2");
    await web.stop();
    await writeFile(groups, "groups: {board: [U1]}");
    await until("the change holds", () => !seen().includes("user:U2"));
    expect(seen()).toEqual(["user:U1"]);
    expect(knowledge.scopeOf("user:U2")).not.toBe(scope);
    await rm(groups);
    await until("the change holds", () => seen().length === 0);
    expect(knowledge.status().sources).toMatchObject([{ documents: 1 }]);
  });

  it("says in readiness that the bundled knowledge is used, where nothing of any is there", async () => {
    const web = await webServer({ "/a": status(500) });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a"]}\n`);
    const fallback = await folderOf({ "f.md": "Gnus." });
    const { knowledge } = await openDeclared(place, { fallback });
    expect(knowledgeState(knowledge.status()).detail).toContain(`; ${fallback} is used instead;`);
  });
});
