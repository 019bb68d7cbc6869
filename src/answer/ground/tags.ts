/**
 * Elements that a browser or a renderer of Markdown acts on or formats by. Names that documents use for a value, such as
 * `<path>` or `<title>`, are none of them: without an attribute they do nothing.
 */
const ELEMENTS = new Set(
  `a abbr acronym applet article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas
  center code col colgroup dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
  frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins isindex kbd legend li link listing main
  map mark marquee math menu meta meter nav nobr noembed noframes noscript ol optgroup p picture plaintext portal pre
  progress q rp rt ruby s samp script section select slot small span strike strong style sub summary sup svg table tbody
  td template textarea tfoot th thead tr track tt u ul video wbr xmp`
    .split(/\s+/)
    .filter(Boolean),
);

const TAG = /<\/?[a-z][^<>]*>|<!--|-->|<!\[CDATA\[|\]\]>|<\?/gi;
/** Taken away, they would join words in brackets with an address to a link. */
const BETWEEN_BRACKETS = new RegExp(`\\](?:${TAG.source})+(?=[[(])`, "gi");
/** Signs that belong to a path, an option or a type around a placeholder. */
const JOINED = "(?:[\\p{L}\\p{N}_/={}$-]|::)";
/** A name, words or types between `<` and `>`; no attribute, reference or address looks so. */
const VALUE = '/?[&\\p{L}](?:[^<>=|"`\\n@!#\\\\]|<[^<>=|"`\\n@!#\\\\]{0,60}>){0,60}';
const PLACEHOLDER = `\\\\?<${VALUE}\\\\?>`;
const JOINED_ON = `${PLACEHOLDER}(?:${JOINED}|${PLACEHOLDER}){0,60}`;
/** A placeholder with what it is written together with, or else a sign that may begin a tag. */
const SHOWN = new RegExp(`(?<!${JOINED}|[:.])${JOINED}{1,60}${JOINED_ON}|${JOINED_ON}|<(?=[a-z/!?])`, "giu");
const IS_PLACEHOLDER = new RegExp(`^<${VALUE}>$`, "u");
const LEADS_SOMEWHERE = /\/\/|^<(?:data|javascript|vbscript|mailto|tel|file|slack|blob):/i;

/** Whether the words begin and end where their line does, and not beside code. */
export interface Edges {
  readonly begin: boolean;
  readonly end: boolean;
}

/** How a placeholder is written that stands in all the words from a place to another, given with what it is joined to. */
export type ShownAs = (written: string, from: number, to: number, all: string) => string;

/**
 * Takes markup out of words, and shows what only looks like it, such as `<your-id>` and `Vec<T>`.
 */
export function withoutTags(
  words: string,
  shown: ShownAs,
  edges: Edges = { begin: true, end: true },
): string {
  if (!/[<>]/.test(words)) return words;
  return words
    .replace(BETWEEN_BRACKETS, "] ")
    .replace(TAG, (tag, at: number, all: string) => {
      if (!isMarkup(tag, placeOf(tag, at, all, edges))) return tag;
      // A comparison, "a<b and c>d".
      return /^<\p{L}+ [\p{L}\s]+>$/u.test(tag) && /\w/.test(all[at - 1] ?? "") ? harmless(tag) : "";
    })
    .replace(SHOWN, (written, at: number, all: string) =>
      // What was taken out of it may have left a tag.
      written === "<" || holdsElement(written)
        ? harmless(written)
        : shown(written.replace(/\\(?=[<>])/g, ""), at, at + written.length, all),
    );
}

/** The tags of code stay to be read, with a sign in the place of `<` where they could act. */
export function withHarmlessTags(code: string): string {
  return code.replace(TAG, (tag) => (IS_PLACEHOLDER.test(tag) && !isElement(tag) ? tag : harmless(tag)));
}

function harmless(tag: string): string {
  return tag.replaceAll("<", "‹");
}

/** What stands right beside a tag. */
interface TagPlace {
  readonly beginsLine: boolean;
  readonly endsLine: boolean;
  readonly behindWord: boolean;
}

function placeOf(tag: string, at: number, all: string, { begin, end }: Edges): TagPlace {
  const before = all.slice(Math.max(0, at - INDENT), at);
  const after = all.slice(at + tag.length, at + tag.length + INDENT);
  return {
    beginsLine: /\n[ \t]*$/.test(before) || (begin && at <= INDENT && before.trim() === ""),
    endsLine: /^[ \t]*\n/.test(after) || (end && after.trim() === "" && after.length < INDENT),
    behindWord: /[\p{L}\p{N}_]$/u.test(before),
  };
}

const INDENT = 20;

function isMarkup(tag: string, { beginsLine, endsLine, behindWord }: TagPlace): boolean {
  const written = tag.replace(/\\>$/, ">");
  if (!IS_PLACEHOLDER.test(written) || LEADS_SOMEWHERE.test(written)) return true;
  if (/^<(?:\/\p{Lu}\p{Ll}|\p{Lu}\p{Ll}.*\/>$)/u.test(written)) return true;
  if (behindWord) return isElement(written) && !isType(written);
  // A component of MDX, or a line of nothing but a tag, which is markup to whoever draws it.
  return isElement(written) || (beginsLine && (endsLine || /^<\p{Lu}\p{Ll}/u.test(written)));
}

function isElement(tag: string): boolean {
  return ELEMENTS.has(/[a-z][\w-]*/i.exec(tag)?.[0].toLowerCase() ?? "");
}

function holdsElement(written: string): boolean {
  return [...written.matchAll(TAG)].some(([tag]) => isElement(tag) && !isType(tag));
}

/** `List<Button>`, `Foo<A>`: no element is written so behind a word. */
function isType(tag: string): boolean {
  return /^<\p{Lu}(?!\p{Lu})/u.test(tag);
}
