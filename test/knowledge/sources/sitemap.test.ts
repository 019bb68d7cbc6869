import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { declare, openDeclared } from "./opened.ts";
import { page, status, type WebServer, webServer } from "./web-server.ts";

const urlset = (...urls: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls
    .map((url) => `<url><loc>\n ${url} </loc><lastmod>2026-01-01</lastmod></url>`)
    .join("")}</urlset>`;

async function siteOf(web: WebServer, more = "") {
  return declare(`sources:\n  - name: site\n    sitemap: ${web.url}/sitemap.xml\n${more}`);
}

describe("a sitemap", () => {
  it("brings the pages of its own origin that are chosen, and tells of the others", async () => {
    const web = await webServer({
      "/docs/yaks": page("<p>Yaks.</p>"),
      "/docs/old/gnus": page("<p>Gnus.</p>"),
    });
    web.routes["/sitemap.xml"] = page(
      urlset(
        `${web.url}/docs/yaks`,
        `${web.url}/docs/old/gnus`,
        `${web.url}/blog/x`,
        "http://elsewhere.test/a",
        "no address",
      ),
      "application/xml",
    );
    const place = await siteOf(web, '    include: ["docs/**"]\n    exclude: ["docs/old/**"]\n');
    const { knowledge, sources, problems } = await openDeclared(place);
    expect(knowledge.size()).toEqual({ documents: 1, passages: 1 });
    expect(sources("yaks")).toEqual(["site/docs/yaks.md"]);
    expect(problems()).toEqual([
      `${web.url}/sitemap.xml names 2 addresses of other origins, which are left out`,
    ]);
    expect(web.requests.map(({ line }) => line)).toEqual(["GET /sitemap.xml", "GET /docs/yaks"]);
  });

  it("may be an index of others, and gzip files", async () => {
    const web = await webServer({ "/a": page("<p>Yaks.</p>"), "/b": page("<p>Gnus.</p>") });
    web.routes["/sitemap.xml"] = page(
      `<sitemapindex><sitemap><loc>${web.url}/1.xml</loc></sitemap><sitemap><loc>${web.url}/2.xml.gz</loc></sitemap></sitemapindex>`,
      "text/xml",
    );
    web.routes["/1.xml"] = page(urlset(`${web.url}/a`), "text/xml");
    web.routes["/2.xml.gz"] = page(gzipSync(urlset(`${web.url}/b`)), "application/gzip");
    const { sources } = await openDeclared(await siteOf(web));
    expect([sources("yaks"), sources("gnus")]).toEqual([["site/a.md"], ["site/b.md"]]);
  });

  it("with more pages than allowed brings the first ones, and says how many are left out", async () => {
    const web = await webServer({ "/a": page("<p>Yaks.</p>"), "/b": page("<p>Gnus.</p>") });
    web.routes["/sitemap.xml"] = page(urlset(`${web.url}/a`, `${web.url}/b`, `${web.url}/a`), "text/xml");
    const { problems, knowledge } = await openDeclared(await siteOf(web, "    max_documents: 1\n"));
    expect(knowledge.size().documents).toBe(1);
    expect(problems()).toEqual([
      expect.stringContaining("names 1 pages more than the 1 that max_documents allows"),
    ]);
  });

  it.each([
    ["is not there", status(404), /its sitemap .* answered 404/],
    ["is a page", page("<!doctype html><p>Login"), /is no sitemap/],
    [
      "is broken off",
      page(urlset("http://x.test/").slice(0, 90), "text/xml"),
      /is no sitemap that can be read/,
    ],
    ["names nothing", page("<urlset></urlset>", "text/xml"), /it names no page/],
    ["grows without end", page(bomb(), "text/xml"), /./],
    ["has gzip that grows without end", page(gzipSync("x".repeat(9_000_000)), "application/gzip"), /./],
  ])("that %s fails the source, and says why", async (_what, route, message) => {
    const web = await webServer({ "/sitemap.xml": route });
    await expect(openDeclared(await siteOf(web, "    max_bytes: 2000000\n"))).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringMatching(message),
    });
  });
});

/** A few hundred bytes whose entities, taken at their word, are a gigabyte. */
function bomb(): string {
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
  ).join("");
  return `<!DOCTYPE x [<!ENTITY e0 "bomb">${entities}]><urlset><url><loc>&e9;</loc></url></urlset>`;
}
