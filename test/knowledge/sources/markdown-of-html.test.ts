import { describe, expect, it } from "vitest";
import { markdownOfHtml } from "../../../src/knowledge/sources/markdown-of-html.ts";

const URL_OF_PAGE = "https://acme.test/docs/a/b.html";

describe("a page as Markdown", () => {
  it("is its main part, without what stands around it on every page", () => {
    const html = `<html><head><title> Refunds &amp;
      more</title><style>p{}</style></head><body><nav>Menu</nav><header>Logo</header>
      <main><h1>Refunds</h1><p>By <em>zebra</em>.</p><script>alert(1)</script><aside>Ad</aside><p hidden>Secret</p></main>
      <footer>Imprint</footer></body></html>`;
    expect(markdownOfHtml(html, URL_OF_PAGE)).toEqual({
      title: "Refunds & more",
      markdown: "# Refunds\n\nBy *zebra*.",
    });
  });

  it.each([
    ["an article, where there is no main", "<body><p>Around</p><article><p>In</p></article></body>", "In"],
    ["what has the role of main", "<body><p>Around</p><div role=main><p>In</p></div></body>", "In"],
    ["the body, where the main part is empty", "<body><p>All</p><main> </main></body>", "All"],
  ])("is %s", (_what, html, markdown) => {
    expect(markdownOfHtml(html, URL_OF_PAGE).markdown).toBe(markdown);
  });

  it.each([
    ["of its own", '<h2 id="how_to">How to</h2>', "## How to {#how_to}"],
    ["of an anchor inside it", '<h2><a name="how"></a>How to</h2>', "## How to {#how}"],
    ["of the section that it opens", '<section id="how"><h2>How to</h2></section>', "## How to {#how}"],
    [
      "without the sign of its link to itself",
      '<h2 id="how">How to<a href="#how">¶</a></h2>',
      "## How to {#how}",
    ],
    ["unless it could not be written", '<h2 id="a {b}">How to</h2>', "## How to"],
  ])("has headings with the anchor %s", (_what, html, markdown) => {
    expect(markdownOfHtml(html, URL_OF_PAGE).markdown).toBe(markdown);
  });

  it("has links that work from anywhere, and none that would run", () => {
    const html = `<p><a href="../c.html#x">C</a> <a href="#here">here</a> <a href="javascript:alert(1)">run</a>
      <img src="/i.png" alt="pic"><img src="data:image/png;base64,xx" alt="inline"></p>`;
    const { markdown } = markdownOfHtml(html, URL_OF_PAGE);
    expect(markdown).toContain("[C](https://acme.test/docs/c.html#x)");
    expect(markdown).toContain("[here](https://acme.test/docs/a/b.html#here)");
    expect(markdown).toContain("![pic](https://acme.test/i.png)");
    expect(markdown).not.toMatch(/javascript:|data:/);
    expect(markdown).toContain("run");
  });

  it("keeps code, lists and tables", () => {
    const html = `<pre><code class="language-sh">npm i &lt;x&gt;\n</code></pre><ol><li>One<li>Two</ol>
      <table><tr><th>A<th>B<tr><td>1|2<td>3</table>`;
    expect(markdownOfHtml(html, URL_OF_PAGE).markdown).toBe(
      "```sh\nnpm i <x>\n```\n\n1. One\n2. Two\n\n| A    | B |\n| ---- | - |\n| 1\\|2 | 3 |",
    );
  });

  it("never begins like front matter", () => {
    const { markdown } = markdownOfHtml("<hr><p>audiences: everybody</p><hr>", URL_OF_PAGE);
    expect(markdown).not.toMatch(/^---/);
  });
});
