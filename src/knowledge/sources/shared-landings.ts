/** Where a page was asked for, and where the redirects of its server led. */
export interface Landing {
  readonly wanted: string;
  readonly landed: string;
}

/**
 * The addresses that several pages were sent on to: a form to log in, or a page which says that there is none. None of
 * them is what was asked for. What follows `?` tells such a form where to go on, so it makes no other address.
 */
export function sharedLandings(landings: readonly Landing[]): ReadonlySet<string> {
  const sentOn = landings.filter(({ wanted, landed }) => placeOf(wanted) !== placeOf(landed));
  const byPlace = Map.groupBy(sentOn, ({ landed }) => placeOf(landed));
  return new Set(
    [...byPlace.values()].flatMap((all) => (all.length > 1 ? all.map(({ landed }) => landed) : [])),
  );
}

/** An address without what tells a server more than which page. */
export function placeOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/+$/, "");
}
