import type { Place } from "./question.ts";

/** Some of those who may ask: all who are in one channel, or one person alone. */
export type Audience = `channel:${string}` | `user:${string}`;

/** For whom a document is. Without it a document is for everybody; an empty list is for nobody. */
export type Audiences = readonly Audience[];

export const EVERYONE = "everyone";

/**
 * Who reads an answer where it is posted. All who are in a channel read what is said there, so a channel counts for
 * itself, whoever asks in it. `everyone` sees only what is for everybody.
 */
export type Viewer = Audience | typeof EVERYONE;

/** Anything else than an id of the channel's is nobody's, and so is an id that is not written as the channel does. */
const AUDIENCE = /^(?:channel|user):[\w-]{1,64}(?::[\w-]{1,64})?$/;

export function isAudience(text: string): text is Audience {
  return AUDIENCE.test(text);
}

/** Whether a viewer may see what is for these audiences. */
export function maySee(viewer: Viewer, audiences: Audiences | undefined): boolean {
  return audiences === undefined || (viewer !== EVERYONE && audiences.includes(viewer));
}

/** Under this name a place's address tells who reads there; the channel writes it when it takes the question in. */
const SEEN_BY = "seenBy";

/** What a channel adds to an address where it knows who reads there. */
export function seenBy(viewer: Audience): Readonly<Record<string, string>> {
  return { [SEEN_BY]: viewer };
}

/** Who reads an answer that is posted there. A place that does not tell is for everybody's documents only. */
export function viewerOf({ address }: Pick<Place, "address">): Viewer {
  const given = address[SEEN_BY];
  return given !== undefined && isAudience(given) ? given : EVERYONE;
}
