/** An address that can be followed, up to what cannot be part of it. */
const ADDRESS =
  /\b(?:https?|ftp|file|data|javascript|vbscript|mailto|tel|slack|ws|wss|blob):[^\s<>"'`|]+|\bwww\.[^\s<>"'`|]+/gi;
const FOLLOWED = /^https?:\/\//i;
/** Says who followed a link, and nothing of where it leads. */
const TRACKING = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_hs\w+|igshid)$/i;

const IMAGE = /!\[([^[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^[\]\n]*\])/g;
/** What is left of one within another; behind a marker's bracket it is a sentence's end. */
const BEGUN_IMAGE = /!(?=\[(?!\d))/g;
const LINK = /\[([^[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s[^()\n]*)?\)/g;
const REFERENCE_LINK = /\[([^[\]\n]*[^[\]\n\d,\s–-][^[\]\n]*)\]\[[^[\]\n]*\]/g;
const AUTOLINK = /<((?:https?|ftp|mailto|data|javascript|file):[^<>\s]*)>/gi;

/** Leaves of images and links their words; links that `isOwn` stay. Bare addresses stay, to be judged by their reader. */
export function withoutForeignLinks(markdown: string, isOwn: (address: string) => boolean): string {
  return markdown
    .replace(IMAGE, "$1")
    .replace(LINK, (_, words: string, address: string) => {
      const clean = withoutTracking(address);
      return FOLLOWED.test(clean) && isOwn(clean) ? `[${words}](${clean})` : words;
    })
    .replace(REFERENCE_LINK, "$1")
    .replace(BEGUN_IMAGE, "")
    .replace(AUTOLINK, "$1")
    .replace(ADDRESS, withoutTracking);
}

/** The addresses of a text that could be followed, also those that a reader's program makes links of by itself. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map(([address]) => trimmed(address));
}

/** Whether it is one of the web, that does not carry what it shows or does in itself. */
export function isFollowed(address: string): boolean {
  return FOLLOWED.test(address) || /^www\./i.test(address);
}

/** A text without any address. */
export function withoutAddresses(text: string): string {
  return withoutForeignLinks(text, () => false).replace(ADDRESS, "");
}

/** As addresses are compared: letters are the same in both cases up to the end of the host only. */
export function comparable(address: string): string {
  return trimmed(withoutTracking(address))
    .replace(/\/$/, "")
    .replace(/^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#]*/i, (host) => host.toLowerCase());
}

function withoutTracking(address: string): string {
  const [before = "", query, ...rest] = address.split("?");
  if (query === undefined || rest.length > 0) return address;
  const [parameters = "", ...hash] = query.split("#");
  const kept = parameters.split("&").filter((parameter) => !TRACKING.test(parameter.split("=")[0] ?? ""));
  return [before + (kept.length > 0 ? `?${kept.join("&")}` : ""), ...hash].join("#");
}

/** A sentence's own signs behind an address are not part of it. */
function trimmed(address: string): string {
  return address.replace(/[.,;:!?)\]}*_'"]{1,20}$/, "");
}
