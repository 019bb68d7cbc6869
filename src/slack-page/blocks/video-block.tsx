import { type Json, stringOf, wordsOf } from "../elements/read-element.ts";
import { OutsideLink } from "./outside-link.tsx";

/** A video is linked to and not played: the page loads nothing from other places. */
export function VideoBlock({ block }: { readonly block: Json }) {
  const address = block.title_url ?? block.video_url;
  return (
    <p className="outside">
      <OutsideLink address={address}>▶ {wordsOf(block.title) || stringOf(block.alt_text)}</OutsideLink>
    </p>
  );
}
