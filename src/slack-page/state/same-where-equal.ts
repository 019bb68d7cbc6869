/** Keeps the objects that say the same as before, so that what shows them is not drawn again. */
export function sameWhereEqual<Value>(old: Value, next: Value): Value {
  if (Array.isArray(old) && Array.isArray(next)) return keptItems(old, next) as Value;
  if (!isRecord(old) || !isRecord(next)) return next;
  const kept = Object.fromEntries(
    Object.entries(next).map(([name, value]) => [name, sameWhereEqual(old[name], value)]),
  );
  const names = Object.keys(kept);
  const same = names.length === Object.keys(old).length && names.every((name) => old[name] === kept[name]);
  return (same ? old : kept) as Value;
}

function keptItems(old: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byTs = new Map(old.map((item, index) => [keyOf(item) ?? index, item]));
  const kept = next.map((item, index) => sameWhereEqual(byTs.get(keyOf(item) ?? index), item));
  return kept.length === old.length && kept.every((item, index) => item === old[index]) ? old : kept;
}

function keyOf(item: unknown): unknown {
  return isRecord(item) ? (item.ts ?? item.id) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
