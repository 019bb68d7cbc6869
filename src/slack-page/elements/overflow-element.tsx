import { safeLink } from "../blocks/safe-link.ts";
import { Words } from "../blocks/words.tsx";
import { type ElementProps, useActing } from "./acting.ts";
import { Menu } from "./menu.tsx";
import { groupsOf } from "./read-element.ts";

/** Three dots that open a list of things to do. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const { enter } = useActing();
  const options = groupsOf(element).flatMap((group) => group.options);
  const choose = async (value: string, url: string | undefined) => {
    const address = safeLink(url);
    if ((await enter(element, blockId, value)) && address !== undefined) open(address, "_blank", "noopener");
  };
  return (
    <Menu label="More" sign="more">
      {options.map(({ value, text, url }) => (
        <button key={value} type="button" role="menuitem" onClick={() => void choose(value, url)}>
          <Words text={text} />
        </button>
      ))}
    </Menu>
  );
}
