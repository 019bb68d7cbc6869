const NOBODY = 65_534;

/** Root may read everything, so it does this as somebody else. */
export async function asOrdinaryUser<Result>(act: () => Promise<Result>): Promise<Result> {
  const user = process.geteuid?.();
  if (user !== 0) return act();
  process.seteuid?.(NOBODY);
  return act().finally(() => process.seteuid?.(user));
}
