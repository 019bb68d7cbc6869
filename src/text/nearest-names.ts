import { distanceOf } from "./edit-distance.ts";

const LONGEST = 60;

/** `; did you mean "x"?` where a known name is near what was given, else nothing. */
export function hintFor(given: string, names: Iterable<string>): string {
  const [nearest] = nearestNames(given, names, 1);
  return nearest === undefined ? "" : `; did you mean "${nearest}"?`;
}

/** The names nearest to what was given, nearest first: those that hold it, and those a few letters away. */
export function nearestNames(given: string, names: Iterable<string>, most: number): string[] {
  const typed = given.toLowerCase();
  if (typed === "" || typed.length > LONGEST) return [];
  const near: { name: string; distance: number }[] = [];
  for (const name of names) {
    if (name.length > LONGEST) continue;
    const distance = distanceTo(typed, name.toLowerCase());
    if (distance <= mostFor(typed)) near.push({ name, distance });
  }
  near.sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1));
  return near.slice(0, most).map(({ name }) => name);
}

/** Letters to mend; a name that begins or ends with what was typed, or the other way round, is near as well. */
function distanceTo(typed: string, name: string): number {
  if (typed.length > 2 && name.startsWith(typed)) return 0.5;
  const holds = typed.length > 2 && (name.includes(typed) || typed.includes(name));
  return Math.min(distanceOf(typed, name, mostFor(typed)), holds ? 1.5 : Number.POSITIVE_INFINITY);
}

function mostFor(typed: string): number {
  return Math.max(2, typed.length / 3);
}
