import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";

export interface Sitemap {
  readonly pages: readonly string[];
  /** The further sitemaps that it names. */
  readonly sitemaps: readonly string[];
}

const entry = z.looseObject({ loc: z.string().trim().min(1) });
const list = z.array(entry.nullable().catch(null)).default([]);
const schema = z.looseObject({
  urlset: z.looseObject({ url: list }).or(z.literal("")).optional(),
  sitemapindex: z.looseObject({ sitemap: list }).or(z.literal("")).optional(),
});

const parser = new XMLParser({
  isArray: (name) => name === "url" || name === "sitemap",
  parseTagValue: false,
  removeNSPrefix: true,
});

/** Reads a sitemap, or an index of them, after https://www.sitemaps.org/protocol.html. @throws Error where it is neither */
export function readSitemap(xml: string, url: string): Sitemap {
  const { urlset, sitemapindex } = parsed(xml, url);
  if (urlset === undefined && sitemapindex === undefined) throw new Error(`${url} is no sitemap`);
  return {
    pages: locationsOf(urlset ? urlset.url : []),
    sitemaps: locationsOf(sitemapindex ? sitemapindex.sitemap : []),
  };
}

function parsed(xml: string, url: string): z.infer<typeof schema> {
  try {
    return schema.parse(parser.parse(xml, true));
  } catch (error) {
    const reason = error instanceof z.ZodError ? "its entries are none" : reasonOf(error);
    throw new Error(`${url} is no sitemap that can be read: ${reason}`, { cause: error });
  }
}

function locationsOf(entries: readonly ({ readonly loc: string } | null)[]): string[] {
  return entries.flatMap((each) => each?.loc ?? []);
}
