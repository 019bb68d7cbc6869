import { type Json, wordsOf } from "../elements/read-element.ts";
import { Words } from "./words.tsx";

const LEVELS = ["h1", "h2", "h3", "h4"] as const;

export function HeaderBlock({ block }: { readonly block: Json }) {
  const Heading = LEVELS[Number(block.level ?? 3) - 1] ?? "h3";
  if (wordsOf(block.text) === "") return null;
  return (
    <Heading className="block-header words">
      <Words text={block.text} />
    </Heading>
  );
}
