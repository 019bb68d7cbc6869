import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { declare, openDeclared } from "./opened.ts";
import { page, type Route, status, type WebServer, webServer } from "./web-server.ts";

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Answers as an endpoint would that takes any query. */
function replies(reply: (asked: Asked) => unknown, code = 200): Route {
  return async (request, response) => {
    const asked = JSON.parse(await text(request));
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(reply(asked)));
  };
}

const articles = (nodes: readonly unknown[], pageInfo?: unknown) => ({
  data: { articles: { nodes, pageInfo } },
});

function faqOf(web: WebServer, more = "") {
  return declare(`sources:
  - name: faq
    graphql: ${web.url}/graphql
    query: "query ($after: String) { articles(after: $after) { nodes { id title body url } } }"
    items: data.articles.nodes
    fields: {id: id, title: title, body: content.text, url: url, updated: updatedAt}
    request_timeout: 2s
${more}`);
}

describe("a GraphQL query", () => {
  it("brings its items as documents with their titles, addresses and dates", async () => {
    const asked: Asked[] = [];
    const node = {
      id: 7,
      title: "Refunds",
      content: { text: "## How\n\nBy zebra." },
      url: "https://acme.test/7",
      updatedAt: "2026-05-06T07:08:09Z",
    };
    const web = await webServer({
      "/graphql": replies((each) => {
        asked.push(each);
        return articles([node]);
      }),
    });
    const { knowledge } = await openDeclared(await faqOf(web, "    variables: {space: KB}\n"));
    expect(knowledge.search("zebra", 1)[0]).toMatchObject({
      source: "faq/7.md#how",
      title: "Refunds",
      url: "https://acme.test/7#how",
      updated: "2026-05-06",
    });
    expect(asked).toMatchObject([
      { query: expect.stringContaining("articles(after"), variables: { space: "KB" } },
    ]);
  });

  it("is asked page by page, up to the end", async () => {
    const cursors: unknown[] = [];
    const web = await webServer({
      "/graphql": replies(({ variables: { after } }) => {
        cursors.push(after);
        const at = Number(after ?? 0);
        const node = { id: at, content: { text: `Number ${["yaks", "gnus", "apes"][at]}` } };
        return articles([node], { hasNextPage: at < 2, endCursor: String(at + 1) });
      }),
    });
    const { sources } = await openDeclared(await faqOf(web, "    pages: {info: data.articles.pageInfo}\n"));
    expect(cursors).toEqual([undefined, "1", "2"]);
    expect(sources("apes")).toEqual(["faq/2.md"]);
  });

  it("of HTML is turned into Markdown, and a link that is no web address is dropped", async () => {
    const node = {
      id: "a/../b",
      title: "T",
      content: { text: "<h2 id='x'>How</h2><p>By <b>zebra</b><script>1</script></p>" },
      url: "javascript:alert(1)",
    };
    const web = await webServer({ "/graphql": replies(() => articles([node])) });
    const { knowledge } = await openDeclared(await faqOf(web, "    format: html\n"));
    expect(knowledge.search("zebra", 1)[0]).toMatchObject({ source: "faq/a--b.md#x", text: "By **zebra**" });
    expect(knowledge.search("zebra", 1)[0]).not.toHaveProperty("url");
  });

  it("with errors beside its data uses the data and tells the errors; items without text are told too", async () => {
    const web = await webServer({
      "/graphql": replies(() => ({
        ...articles([
          { id: 1, content: { text: "Zebras." } },
          { id: 2, content: null },
          "odd",
          { id: 1, content: { text: "Again." } },
        ]),
        errors: [{ message: "one field is forbidden" }],
      })),
    });
    const { problems, sources } = await openDeclared(await faqOf(web));
    expect(sources("zebras")).toEqual(["faq/1.md"]);
    expect(problems()).toEqual([
      `${web.url}/graphql says with its data: one field is forbidden`,
      "faq/2 has no text at content.text",
      "faq/item-2 has no text at content.text",
      expect.stringMatching(/^faq\/1\.md is the path of two documents/),
    ]);
  });

  it("shows no secret, also where the server says it back", async () => {
    const web = await webServer({
      "/graphql": (request, response) => {
        const errors = [{ message: `${request.headers.authorization} is no token` }];
        response.writeHead(200).end(JSON.stringify({ errors }));
      },
    });
    const place = await faqOf(web, `    headers: {authorization: "$\{TOKEN}"}\n`);
    const fault = await openDeclared(place, { env: { TOKEN: "s3cret-token" } }).catch((error) => error);
    expect(fault.message).toContain("says: *** is no token");
    expect(String(fault.stack) + JSON.stringify(fault)).not.toContain("s3cret-token");
  });

  it.each([
    [
      "answers with errors alone",
      replies(() => ({ data: null, errors: [{ message: "no such field" }, { message: "and more" }] })),
      "",
      /says: no such field; and more/,
    ],
    ["refuses the query", replies(() => ({ errors: [{ message: "syntax" }] }), 400), "", /says: syntax/],
    ["answers 500", status(500), "", /answered 500/],
    ["answers 401 in JSON", replies(() => ({ message: "who are you" }), 401), "", /answered 401/],
    ["answers with a page", page("<p>Login"), "", /no GraphQL reply/],
    [
      "has more, and does not say after what",
      replies(() => articles([{ id: 1, content: { text: "A" } }], { hasNextPage: true, endCursor: null })),
      "    pages: {info: data.articles.pageInfo}\n",
      /says at data\.articles\.pageInfo that there is more, and not after what/,
    ],
    [
      "has its items elsewhere",
      replies(() => ({ data: { other: [] } })),
      "",
      /has no list at data.articles.nodes/,
    ],
    ["has no items", replies(() => articles([])), "", /gives no document at data.articles.nodes/],
    [
      "has no page info",
      replies(() => articles([{ id: 1, content: { text: "x" } }])),
      "    pages: {info: data.articles.pageInfo}\n",
      /no hasNextPage/,
    ],
    [
      "never ends",
      replies(() => articles([], { hasNextPage: true, endCursor: "same" })),
      "    pages: {info: data.articles.pageInfo}\n",
      /gives the cursor same twice/,
    ],
  ])("that %s fails the source, and says why", async (_what, route, more, message) => {
    const web = await webServer({ "/graphql": route });
    await expect(openDeclared(await faqOf(web, more))).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringMatching(message),
    });
  });
});
