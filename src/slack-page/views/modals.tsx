import type { OpenView } from "../../simulators/slack/people/interactions-door.ts";
import { read } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";
import { useFresh } from "../state/use-fresh.ts";
import { Modal } from "./modal.tsx";

/** The modals that are open for the person. Those below stay as they were left, unseen until they are uppermost. */
export function Modals() {
  const { me } = usePage();
  const { value: views = [] } = useFresh(
    `views ${me}`,
    () => read<readonly OpenView[]>("views", { user: me }),
    ({ type }) => type.startsWith("view"),
  );
  return views.map(({ view, errors }, index) => (
    <Modal key={view.id} view={view} errors={errors} uppermost={index === views.length - 1} />
  ));
}
