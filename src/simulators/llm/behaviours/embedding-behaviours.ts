import type { Behaviour } from "../../behaviours/behaviour.ts";

const OPENAI = "https://platform.openai.com/docs/api-reference/embeddings/create";
const FILE = "embeddings.test.ts";

export const EMBEDDING_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "Embeddings come as numbers or as base64 of little-endian 32-bit floats, in as many dimensions as are asked for.",
    basis: "documented",
    source: OPENAI,
    test: {
      file: FILE,
      title:
        "are the same for the same text and seed, as numbers and as base64, and others under another seed",
    },
  },
  {
    says: "Input is a text, up to 2,048 texts, or lists of tokens, none of them empty.",
    basis: "documented",
    source: OPENAI,
    test: { file: FILE, title: "are refused by name: %s" },
  },
  {
    says: "Vectors have length 1, and lie closer together the more words their texts share; meaning has no part in it.",
    basis: "assumed",
    test: { file: FILE, title: "lie closer together the more words they share" },
  },
];
