import { isJson, type Json } from "../elements/read-element.ts";
import { safeLink } from "./safe-link.ts";

const ADDRESSES = new Set(["url", "title_url", "video_url", "href", "external_url"]);
const PICTURES = new Set(["image_url", "thumbnail_url", "author_icon", "provider_icon_url"]);
const NOTHING_TO_OPEN = "about:blank";
/** A frame, in place of a picture that is not loaded. */
const NO_PICTURE =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20' fill='none' stroke='gray'><path d='M2 3h16v14H2zM2 14l5-5 4 4 2-2 5 5M13 7h.01'/></svg>";
const MARKDOWN_PICTURE = /!\[([^\]]*)\]/g;

/**
 * A copy of what an app sent that opens and loads nothing but links to the web: the library draws some links
 * without asking our hook, and a picture of another place would be a request that leaves this machine.
 */
export function harmless<Value>(value: Value): Value {
  return harmlessPart(value, "") as Value;
}

function harmlessPart(value: unknown, name: string): unknown {
  if (ADDRESSES.has(name)) return safeLink(value) ?? NOTHING_TO_OPEN;
  if (PICTURES.has(name)) return isOwnPicture(value) ? value : NO_PICTURE;
  if (Array.isArray(value)) return value.map((item) => harmlessPart(item, ""));
  if (!isJson(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, harmlessPart(part, key)]));
  return value.type === "markdown" ? withLinkedPictures(copy) : copy;
}

/** Documented: in a markdown block Slack shows a picture as a link. */
function withLinkedPictures(block: Json): Json {
  return typeof block.text === "string"
    ? { ...block, text: block.text.replace(MARKDOWN_PICTURE, "[$1]") }
    : block;
}

export function isOwnPicture(address: unknown): address is string {
  return (
    typeof address === "string" && (address.startsWith("data:image/") || address.startsWith("/simulator/"))
  );
}
