/** How the vectors of a database are searched. */
export interface SearchedBy {
  /** That pgvector's types are in. */
  readonly schema: string;
  /** Among so many texts a search looks at each vector, and misses nothing; among more it follows a graph. */
  readonly mostOneByOne: number;
}

/** Some 60 MB at 1,536 numbers, which a server reads in well under a second. */
export const MOST_ONE_BY_ONE = 20_000;
