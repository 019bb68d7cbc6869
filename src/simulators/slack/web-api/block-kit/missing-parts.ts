import type { BlockProblem } from "./block-problem.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Blocks and elements of which one field or the other has to be there. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  section: ["text", "fields"],
  image: ["image_url", "slack_file"],
  card: ["hero_image", "title", "actions", "body"],
  container: ["title", "rich_text_title"],
  static_select: ["options", "option_groups"],
  multi_static_select: ["options", "option_groups"],
};

/** What a schema of single fields cannot say: which of several a block needs. */
export function missingParts(blocks: readonly Fields[]): BlockProblem[] {
  return blocks.flatMap((block, index) => missingIn(block, `/${index}`));
}

function missingIn(part: Fields, pointer: string): BlockProblem[] {
  const needed = ONE_OF[String(part.type)];
  const lacks = needed?.every((field) => part[field] === undefined) === true;
  const own = lacks ? [{ pointer, message: `missing required field: ${needed.join(" or ")}` }] : [];
  return [...own, ...childrenOf(part).flatMap(([place, child]) => missingIn(child, `${pointer}/${place}`))];
}

function childrenOf({ accessory, element, elements, child_blocks: blocks }: Fields): [string, Fields][] {
  return [
    ...(isFields(accessory) ? [["accessory", accessory] satisfies [string, Fields]] : []),
    ...(isFields(element) ? [["element", element] satisfies [string, Fields]] : []),
    ...listed("elements", elements),
    ...listed("child_blocks", blocks),
  ];
}

function listed(place: string, list: unknown): [string, Fields][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each, index): [string, Fields][] =>
    isFields(each) ? [[`${place}/${index}`, each]] : [],
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
