import type { Random } from "../../../simulators/llm/random.ts";
import type { UserLimit } from "../mix.ts";
import { createAskedTimes, NO_LIMIT } from "./asked-times.ts";
import { createDeck } from "./deck.ts";
import { createHeavyUser } from "./heavy-user.ts";

/** The people who ask: where a limit is to be exceeded the last one does that, and all others stay within it. */
export interface Askers {
  /** Who asks a question of its own now. */
  forFirst(at: number): number;
  /** Whether a person may go on in a thread now. */
  mayAsk(user: number, at: number): boolean;
  /** Who asks over the limit now, if that can be. */
  forOverLimit(at: number): number | undefined;
  /** Notes a question that is not meant to be over the limit. */
  note(user: number, at: number): void;
}

/** So many are looked at for one who may ask; where none may, the last one does. */
const MOST_LOOKED_AT = 50;

export function createAskers(users: number, limit: UserLimit | undefined, random: Random): Askers {
  if (limit && users < 2) throw new Error("A limit is exceeded by one person beside others.");
  const numbers = Array.from({ length: limit ? users - 1 : users }, (_, user) => user);
  const ordinary = createDeck(numbers, random);
  const times = limit ? createAskedTimes(limit) : NO_LIMIT;
  const heavy = limit ? { user: users - 1, ...createHeavyUser(limit) } : undefined;
  const oneOfMany = (at: number) => {
    let user = ordinary.draw() ?? 0;
    for (let looked = 1; looked < MOST_LOOKED_AT && !times.hasRoom(user, at); looked += 1)
      user = ordinary.draw() ?? 0;
    return user;
  };
  return {
    forFirst: (at) => (heavy?.mayFill(at) ? heavy.user : oneOfMany(at)),
    mayAsk: (user, at) => user !== heavy?.user && times.hasRoom(user, at),
    forOverLimit: (at) => (heavy?.isOver(at) ? heavy.user : undefined),
    note(user, at) {
      if (user === heavy?.user) heavy.fill(at);
      else times.note(user, at);
    },
  };
}
