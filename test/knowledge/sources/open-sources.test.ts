import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knowledgeFigures, knowledgeState } from "../../../src/bot/component-states.ts";
import { until } from "../../until.ts";
import { folderOf, writeInto } from "../write-folder.ts";
import { declare, openDeclared, type Place } from "./opened.ts";
import { page, type Route, status, type WebServer, webServer } from "./web-server.ts";

const YAKS = page("<p>Yaks.</p>");
const HOUR = 3_600_000;

async function siteAndFolder(web: WebServer): Promise<Place & { readonly docs: string }> {
  const docs = await folderOf({ "a.md": "# Refunds\n\nBy zebra." });
  const place = await declare(`sources:
  - {name: handbook, folder: ${docs}, owner: "@docs"}
  - {name: site, http: ["${web.url}/a.md"], every: 1h}
`);
  return { ...place, docs };
}

describe("declared sources", () => {
  it("are one whole, each with its name before its paths, also where two have the same paths", async () => {
    const web = await webServer({ "/a.md": page("# Refunds\n\nBy yak.", "text/markdown") });
    const { knowledge, sources, events } = await openDeclared(await siteAndFolder(web));
    expect(sources("refunds").toSorted()).toEqual(["handbook/a.md#refunds", "site/a.md#refunds"]);
    expect(knowledge.search("zebra", 1)[0]).toMatchObject({ owner: "@docs" });
    expect(knowledge.search("zebra", 1)[0]).not.toHaveProperty("url");
    expect(knowledge.status()).toMatchObject({
      documents: 2,
      sources: [
        { name: "handbook", documents: 1, ageMs: 0 },
        { name: "site", documents: 1, ageMs: 0 },
      ],
    });
    const loaded = events.filter(({ type }) => type === "knowledge_loaded");
    expect(loaded).toMatchObject([
      { source: expect.any(String) },
      { source: expect.any(String) },
      { documents: 2, passages: 2 },
    ]);
    expect(loaded[2]).not.toHaveProperty("source");
  });

  it("serve without the one that fails, which shows with its reason", async () => {
    const web = await webServer({ "/a.md": status(500) });
    const { knowledge, sources, events } = await openDeclared(await siteAndFolder(web));
    expect(sources("zebra")).toEqual(["handbook/a.md#refunds"]);
    expect(knowledgeState(knowledge.status())).toEqual({
      state: "degraded",
      detail: expect.stringMatching(
        /^site: none of its pages can be had: .*\/a\.md answered 500 \(nothing of it is there\); 1 passage of 1 document, version \w+; handbook: 1 document, 0 s old; site: nothing$/,
      ),
    });
    expect(knowledgeFigures(knowledge.status()).ages).toEqual([
      { source: "handbook", seconds: 0 },
      { source: "site", seconds: 0 },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ type: "knowledge_failed", source: "site" }));
  });

  it("keep the last good state of the one that fails later, with its age, and recover", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const { knowledge, sources, turn } = await openDeclared(await siteAndFolder(web));
    await knowledge.watch();
    web.routes["/a.md"] = status(500);
    turn(HOUR);
    await until("the fault shows", () => knowledge.status().degraded !== undefined);
    turn(2 * HOUR);
    expect(sources("yaks")).toEqual(["site/a.md"]);
    expect(knowledgeState(knowledge.status())).toMatchObject({
      state: "degraded",
      detail: expect.stringMatching(/its state of 3 h ago is used.*site: 1 document, 10800 s old/),
    });
    expect(knowledgeFigures(knowledge.status()).ages).toContainEqual({ source: "site", seconds: 10_800 });

    web.routes["/a.md"] = page("<p>Gnus.</p>");
    await until("it is well again", () => {
      turn(60_000);
      return sources("gnus").length > 0 && knowledge.status().degraded === undefined;
    });
    expect([sources("yaks"), sources("gnus")]).toEqual([[], ["site/a.md"]]);
  });

  it("are found as they were at a start with the source down, which says so", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await siteAndFolder(web);
    const first = await openDeclared(place);
    await first.knowledge.close();
    await web.stop();
    const later = { now: () => first.clock.now() + 2 * HOUR, after: () => () => {} };
    const { knowledge, sources } = await openDeclared(place, { scheduler: later });
    expect(sources("yaks")).toEqual(["site/a.md"]);
    expect(knowledge.status().degraded).toMatch(/^site: .*ECONNREFUSED.* \(its state of 2 h ago is used\)$/);
  });

  it("are not asked again by a start while what is kept is fresh", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await siteAndFolder(web);
    await (await openDeclared(place)).knowledge.close();
    const { sources } = await openDeclared(place);
    expect(sources("yaks")).toEqual(["site/a.md"]);
    expect(web.requests).toHaveLength(1);
  });

  it("are fetched anew where what is kept is damaged, or is of another declaration", async () => {
    const web = await webServer({ "/a.md": YAKS, "/b.md": page("<p>Gnus.</p>") });
    const place = await siteAndFolder(web);
    await (await openDeclared(place)).knowledge.close();
    await writeFile(join(place.dataDir, "site.json"), '{"declared":');
    expect((await openDeclared(place)).sources("yaks")).toEqual(["site/a.md"]);
    const moved = await declare(
      `sources:\n  - {name: site, http: ["${web.url}/b.md"], every: 1h}\n`,
      place.folder,
    );
    const { sources } = await openDeclared(moved);
    expect([sources("yaks"), sources("gnus")]).toEqual([[], ["site/b.md"]]);
  });

  it("are kept for this user only, with no draft left behind", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await siteAndFolder(web);
    await openDeclared(place);
    expect(await readdir(place.dataDir)).toEqual(["site.json"]);
    expect((await stat(join(place.dataDir, "site.json"))).mode & 0o077).toBe(0);
  });

  it("serve also where they cannot be kept, which is told", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await siteAndFolder(web);
    await writeFile(place.dataDir, "a file, and no folder");
    const { sources, problems } = await openDeclared(place);
    expect(sources("yaks")).toEqual(["site/a.md"]);
    expect(problems()).toEqual([
      expect.stringMatching(/^site cannot be kept for the next start: EEXIST|ENOTDIR/),
    ]);
  });

  it("of which none can be loaded leave the bundled knowledge to serve, until one can", async () => {
    const web = await webServer({ "/a.md": status(500) });
    const fallback = await folderOf({ "f.md": "# Fallback\n\nOld." });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a.md"]}\n`);
    const { knowledge, sources, turn } = await openDeclared(place, { fallback });
    expect(sources("fallback")).toEqual(["f.md#fallback"]);
    expect(knowledgeState(knowledge.status())).toMatchObject({
      state: "degraded",
      detail: expect.stringContaining("nothing of it is there"),
    });
    await knowledge.watch();
    web.routes["/a.md"] = YAKS;
    turn(60_000);
    await until("it serves", () => sources("yaks").length > 0);
    expect(sources("fallback")).toEqual([]);
    expect(knowledge.status()).not.toHaveProperty("degraded");
  });

  it("of which none can be loaded are a fault that names each, without a fallback", async () => {
    const web = await webServer({ "/a.md": status(500) });
    const place = await siteAndFolder(web);
    await rm(place.docs, { recursive: true });
    await expect(openDeclared(place)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      exitCode: 4,
      message: expect.stringMatching(/handbook: There is no knowledge folder[\s\S]*site: none of its pages/),
    });
  });

  it("follow a folder's changes at once, and leave the others alone", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await siteAndFolder(web);
    const { knowledge, sources } = await openDeclared(place);
    await knowledge.watch();
    await writeInto(place.docs, "b.md", "# Gnus\n\nAdded.");
    await until("the change shows", () => sources("gnus").length > 0);
    expect(web.requests).toHaveLength(1);
  });

  it("are never refreshed twice at the same time, and a slow one does not hold up another", async () => {
    let answer = () => {};
    let asked = 0;
    const slow: Route = (_request, response) => {
      asked += 1;
      answer = () => response.writeHead(200, { "content-type": "text/plain" }).end("Apes.");
    };
    const web = await webServer({ "/a.md": YAKS, "/b.md": YAKS });
    const place = await declare(
      `sources:\n  - {name: slow, http: ["${web.url}/a.md"], every: 1h}\n  - {name: fast, http: ["${web.url}/b.md"], every: 1h}\n`,
    );
    const { knowledge, sources, turn } = await openDeclared(place);
    await knowledge.watch();
    web.routes["/a.md"] = slow;
    web.routes["/b.md"] = page("<p>Gnus.</p>");
    turn(HOUR);
    await until("the slow one is asked", () => asked === 1);
    await until("the fast one is there", () => sources("gnus").length > 0);
    turn(5 * HOUR);
    expect(asked).toBe(1);
    answer();
    await until("the slow one is there", () => sources("apes").length > 0);
  });

  it("are refreshed sooner or later by a tenth, so that replicas do not ask at once", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const place = await declare(`sources:\n  - {name: site, http: ["${web.url}/a.md"], every: 1h}\n`);
    const early = await openDeclared(place, { random: () => 0 });
    const late = await openDeclared(place, { random: () => 1 });
    await Promise.all([early.knowledge.watch(), late.knowledge.watch()]);
    expect((early.nextDue() ?? 0) - early.clock.now()).toBe(54 * 60_000);
    expect((late.nextDue() ?? 0) - late.clock.now()).toBe(66 * 60_000);
  });

  it("are closed while one is being fetched, without a word", async () => {
    const web = await webServer({ "/a.md": YAKS });
    const opened = await openDeclared(await siteAndFolder(web));
    await opened.knowledge.watch();
    let asked = false;
    web.routes["/a.md"] = () => {
      asked = true;
    };
    const told = opened.events.length;
    opened.turn(HOUR);
    await until("it is asked", () => asked);
    await opened.knowledge.close();
    expect(opened.events.slice(told)).toEqual([]);
  });

  it("take the groups of a folder from inside it and from beside the declaration, those inside first", async () => {
    const place = await declare("sources:\n  - {name: docs, folder: docs}\n");
    const head = (group: string) => `---\naudiences: [group:${group}]\n---\n`;
    await writeInto(place.folder, "audiences.yaml", "groups: {board: [U1], both: [U1]}\n");
    await writeInto(place.folder, "docs/audiences.yaml", "groups: {team: [U2], both: [U2]}\n");
    await writeInto(place.folder, "docs/a.md", `${head("board")}Yaks.`);
    await writeInto(place.folder, "docs/b.md", `${head("team")}Gnus.`);
    await writeInto(place.folder, "docs/c.md", `${head("both")}Emus.`);
    const { knowledge, problems } = await openDeclared(place);
    const seen = (query: string) =>
      (["user:U1", "user:U2"] as const).filter((viewer) => knowledge.search(query, 1, viewer).length > 0);
    expect([seen("yaks"), seen("gnus"), seen("emus")]).toEqual([["user:U1"], ["user:U2"], ["user:U2"]]);
    expect(problems()).toEqual([]);
  });

  it("for some audiences are for nobody else, and a document only narrows it", async () => {
    const docs = await folderOf({
      "all.md": "Zebras.",
      "some.md": '---\naudiences: ["channel:C02", "channel:C09"]\n---\nGnus.',
    });
    const place = await declare(
      `sources:\n  - {name: a, folder: ${docs}, audiences: ["channel:C01", "channel:C02"]}\n`,
    );
    const { knowledge } = await openDeclared(place);
    const seen = (query: string) =>
      (["everyone", "channel:C01", "channel:C02", "channel:C09"] as const).filter(
        (viewer) => knowledge.search(query, 1, viewer).length > 0,
      );
    expect(seen("zebras")).toEqual(["channel:C01", "channel:C02"]);
    expect(seen("gnus")).toEqual(["channel:C02"]);
  });
});
