/** As TypeScript wants it of a caller: what is not given is not there at all, rather than undefined. */
export type Given<Args> = {
  readonly [Name in keyof Args as undefined extends Args[Name] ? never : Name]: Args[Name];
} & {
  readonly [Name in keyof Args as undefined extends Args[Name] ? Name : never]?: Exclude<
    Args[Name],
    undefined
  >;
};

/** Leaves out what is undefined. */
export function given<Args extends object>(args: Args): Given<Args> {
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  // TypeScript does not follow the names through the entries.
  return Object.fromEntries(entries) as Given<Args>;
}
