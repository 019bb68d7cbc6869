import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";

/** A link at the top of a channel, under Slack's own names. */
export interface Bookmark {
  readonly id: string;
  readonly channel_id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji?: string;
  readonly type: "link";
  /** In seconds since the epoch; `date_updated` is 0 until somebody changes it. */
  readonly date_created: number;
  readonly date_updated: number;
  readonly last_updated_by_user_id: string;
  readonly rank: string;
}

export type BookmarkFields = Partial<Pick<Bookmark, "title" | "link" | "emoji">>;

export interface Bookmarks {
  of(channel: string): readonly Bookmark[];
  get(channel: string, id: string): Bookmark | undefined;
  add(channel: string, user: string, fields: Pick<Bookmark, "title" | "link" | "emoji">): Bookmark;
  edit(bookmark: Bookmark, user: string, fields: BookmarkFields): Bookmark;
  remove(bookmark: Bookmark): void;
}

export function createBookmarks(clock: Clock): Bookmarks {
  const bookmarks = new Map<string, Bookmark>();
  const now = () => Math.floor(clock.now() / 1000);
  let made = 0;

  function put(bookmark: Bookmark): Bookmark {
    bookmarks.set(bookmark.id, bookmark);
    return bookmark;
  }

  return {
    of: (channel) => [...bookmarks.values()].filter(({ channel_id }) => channel_id === channel),
    get(channel, id) {
      const bookmark = bookmarks.get(id);
      return bookmark?.channel_id === channel ? bookmark : undefined;
    },
    add(channel, user, fields) {
      made += 1;
      return put({
        id: bookmarkId(channel, made),
        channel_id: channel,
        ...fields,
        type: "link",
        date_created: now(),
        date_updated: 0,
        last_updated_by_user_id: user,
        rank: String(made),
      });
    },
    edit: (bookmark, user, fields) =>
      put({ ...bookmark, ...fields, date_updated: now(), last_updated_by_user_id: user }),
    remove: ({ id }) => bookmarks.delete(id),
  };
}

function bookmarkId(channel: string, made: number): string {
  const digest = createHash("sha256").update(`${channel} ${made}`).digest("hex");
  return `Bk${digest.slice(0, 9).toUpperCase()}`;
}
