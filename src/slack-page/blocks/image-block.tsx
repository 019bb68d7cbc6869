import { isJson, type Json, stringOf, wordsOf } from "../elements/read-element.ts";
import { usePage } from "../state/page-context.ts";
import { isOwnPicture } from "./harmless.ts";
import { OutsideLink } from "./outside-link.tsx";

/** A picture of the simulator's own is shown; one of another place is linked to, for the page loads nothing there. */
export function ImageBlock({ block }: { readonly block: Json }) {
  const { me } = usePage();
  const alt = stringOf(block.alt_text) ?? "";
  const own = ownAddress(block, me);
  return (
    <figure className="picture">
      {wordsOf(block.title) !== "" && <figcaption>{wordsOf(block.title)}</figcaption>}
      {own === undefined ? (
        <p className="outside">
          <OutsideLink address={block.image_url}>Picture: {alt || "without a description"}</OutsideLink>
        </p>
      ) : (
        <img src={own} alt={alt} />
      )}
    </figure>
  );
}

function ownAddress({ image_url, slack_file }: Json, me: string): string | undefined {
  if (isOwnPicture(image_url)) return image_url;
  const id = isJson(slack_file) ? stringOf(slack_file.id) : undefined;
  return id && `/simulator/file?${new URLSearchParams({ user: me, file: id })}`;
}
