/** Changes the texts of a stream as a whole, since a secret may be cut in two by the chunks that brought it. */
export function changedAcross(
  chunks: readonly unknown[],
  change: (text: string) => string,
): readonly unknown[] {
  const changed = new Map<string, readonly string[]>();
  for (const [path, pieces] of piecesByPath(chunks)) changed.set(path, changedPieces(pieces, change));
  const next = new Map<string, number>();
  return chunks.map((chunk) =>
    mapped(chunk, "", (path) => {
      const at = next.get(path) ?? 0;
      next.set(path, at + 1);
      return changed.get(path)?.[at] ?? "";
    }),
  );
}

/** The texts that the chunks bring, each of them whole. */
export function textsAcross(chunks: readonly unknown[]): readonly string[] {
  return [...piecesByPath(chunks).values()].map((pieces) => pieces.join(""));
}

function piecesByPath(chunks: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const pieces = new Map<string, string[]>();
  for (const chunk of chunks)
    mapped(chunk, "", (path, text) => {
      const known = pieces.get(path);
      if (known) known.push(text);
      else pieces.set(path, [text]);
      return text;
    });
  return pieces;
}

/** Cut where the pieces ended before; the last one has the rest. */
function changedPieces(pieces: readonly string[], change: (text: string) => string): readonly string[] {
  const whole = pieces.join("");
  const changed = change(whole);
  if (changed === whole) return pieces;
  let from = 0;
  return pieces.map((piece, at) => {
    const start = from;
    from += piece.length;
    return changed.slice(start, at === pieces.length - 1 ? undefined : from);
  });
}

function mapped(value: unknown, path: string, change: (path: string, text: string) => string): unknown {
  if (typeof value === "string") return change(path, value);
  if (Array.isArray(value)) return value.map((member, at) => mapped(member, `${path}/${at}`, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mapped(member, `${path}/${name}`, change)]),
  );
}
