import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";
import type { Passage } from "../../src/core/answer.ts";
import { buildIndex } from "../../src/knowledge/index/search-index.ts";

/** The sources of what is found, best first. */
export type Search = (query: string, limit: number) => readonly string[];

interface Engine {
  readonly name: string;
  build(chunks: readonly Passage[]): Promise<Search> | Search;
}

/** Ours, and the peers as their documents have them: by words, on the same three fields. */
export const ENGINES = {
  ledger: {
    name: "Ledger",
    build(chunks) {
      const index = buildIndex(chunks);
      return (query, limit) => index.search(query, limit).map(({ source }) => source);
    },
  },
  minisearch: {
    name: "MiniSearch",
    build(chunks) {
      const index = new MiniSearch({ fields: ["title", "heading", "text"] });
      index.addAll(chunks.map((chunk, id) => ({ id, ...fieldsOf(chunk) })));
      return (query, limit) =>
        index
          .search(query)
          .slice(0, limit)
          .map(({ id }) => sourceAt(chunks, id));
    },
  },
  orama: {
    name: "Orama",
    async build(chunks) {
      const index = create({ schema: { title: "string", heading: "string", text: "string" } as const });
      await insertMultiple(
        index,
        chunks.map((chunk, at) => ({ id: String(at), ...fieldsOf(chunk) })),
        1_000,
      );
      return (term, limit) => {
        const found = search(index, { term, limit });
        if (found instanceof Promise) throw new Error("Orama has become asynchronous");
        return found.hits.map(({ id }) => sourceAt(chunks, Number(id)));
      };
    },
  },
  fts5: {
    name: "SQLite FTS5",
    build(chunks) {
      const database = new DatabaseSync(":memory:");
      database.exec("create virtual table chunks using fts5(title, heading, text, tokenize = 'porter')");
      const insert = database.prepare("insert into chunks (rowid, title, heading, text) values (?, ?, ?, ?)");
      database.exec("begin");
      chunks.forEach((chunk, at) => {
        const { title, heading, text } = fieldsOf(chunk);
        insert.run(at, title, heading, text);
      });
      database.exec("commit");
      const select = database.prepare("select rowid from chunks where chunks match ? order by rank limit ?");
      return (query, limit) => {
        const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
        const found = select.all(words.map((word) => `"${word}"`).join(" OR "), limit);
        return found.map(({ rowid }) => sourceAt(chunks, Number(rowid)));
      };
    },
  },
} as const satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;

function fieldsOf({ title, headings, text }: Passage) {
  return { title, heading: headings.at(-1) ?? title, text };
}

function sourceAt(chunks: readonly Passage[], at: number): string {
  return chunks[at]?.source ?? "";
}
