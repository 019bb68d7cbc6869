import type { SlackFile } from "./file.ts";
import { fileTypeOf } from "./file-type.ts";

/** What is known of a file that is shared nowhere yet. */
interface FileFacts {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly size: number;
  readonly altText?: string | undefined;
}

/** Where and when the file comes to be: its workspace's id, the simulator's address, and milliseconds since the epoch. */
interface Birth {
  readonly team: string;
  readonly origin: string;
  readonly now: number;
}

export function newFile({ title, altText, ...facts }: FileFacts, { team, origin, now }: Birth): SlackFile {
  return {
    ...facts,
    // Half a character has no form in an address.
    name: facts.name.toWellFormed(),
    ...fileTypeOf(facts.name),
    title: title ?? facts.name,
    created: Math.floor(now / 1000),
    url: `${origin}/files-pri/${team}-${facts.id}`,
    ...(altText !== undefined && { altText }),
    shares: [],
  };
}
