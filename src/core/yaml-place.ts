import { type Document, isMap, isNode, isScalar, type LineCounter } from "yaml";

/** Where the value of a path stands, as `line:column`; where it is missing, where it would belong. */
export function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return at(lines, node.range[0]);
  }
  return "1:1";
}

/** Where a key of the map at the path stands. */
export function placeOfKey(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
  name: string,
): string {
  const map = document.getIn(path, true);
  const keys = isMap(map) ? map.items.map(({ key }) => key) : [];
  const key = keys.find((each) => isScalar(each) && String(each.value) === name);
  return isNode(key) && key.range ? at(lines, key.range[0]) : placeOf(document, lines, path);
}

function at(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}
