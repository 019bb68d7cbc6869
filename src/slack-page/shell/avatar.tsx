import type { User } from "../server/replies.ts";

const TONES = 6;

/** The first letters of a name on a color of its own: no pictures are fetched. */
export function Avatar({ user, small = false }: { readonly user: User; readonly small?: boolean }) {
  const letters = user.realName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? "")
    .join("");
  return (
    <span
      className={`avatar tone-${toneOf(user.id)} ${small ? "small" : ""} ${user.isBot ? "bot" : ""}`}
      aria-hidden="true"
    >
      {letters.toUpperCase()}
    </span>
  );
}

function toneOf(id: string): number {
  return [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 5) % TONES;
}
