/** What a person looks at. It is kept in the address, so that a reload and the back button come to it. */
export interface Place {
  readonly me: string;
  /** A channel or direct message. */
  readonly channel?: string | undefined;
  /** The bot user of the app whose home tab is open in place of a channel. */
  readonly home?: string | undefined;
  /** The ts of the message whose thread is open beside it. */
  readonly thread?: string | undefined;
}

/** `#/U0ANA000001/C0LEDGERHLP/1700000000.000100`, or with `home-` and a bot user in the place of a channel. */
export function readPlace(hash: string): Place | undefined {
  const [, me, where, thread] = hash.split("/");
  if (me === undefined || me === "") return undefined;
  if (where?.startsWith(HOME) === true) return { me, home: where.slice(HOME.length) };
  return { me, channel: where || undefined, thread: thread || undefined };
}

export function writePlace({ me, channel, home, thread }: Place): string {
  const where = home === undefined ? channel : `${HOME}${home}`;
  return `#/${[me, where, thread].filter((part) => part !== undefined).join("/")}`;
}

const HOME = "home-";
