const PAGE = /\.(?:html?|xhtml|php|aspx?|md|markdown|mdx|txt)$/i;
const OTHER_SIGNS = /[^\p{L}\p{N}._~-]+/gu;

/** The path that a page has in the knowledge: that of its address, as a Markdown file's. */
export function pathOfUrl(address: string): string {
  const { pathname, search } = new URL(address);
  const parts = decoded(pathname)
    .split("/")
    .map((part) => part.replace(OTHER_SIGNS, "-").replace(/^\.+$/, "-"))
    .filter((part) => part !== "");
  const name = pathname.endsWith("/") ? "index" : (parts.pop() ?? "index").replace(PAGE, "");
  const query = search ? `-${decoded(search.slice(1)).replace(OTHER_SIGNS, "-")}` : "";
  return [...parts, `${name}${query}.md`].join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
