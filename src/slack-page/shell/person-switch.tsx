import type { WorkspaceReply } from "../server/replies.ts";
import { userNamed } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { Avatar } from "./avatar.tsx";

/** Who looks; anyone can be chosen, in every workspace. */
export function PersonSwitch({ workspaces }: { readonly workspaces: readonly WorkspaceReply[] }) {
  const { me, workspace, go } = usePage();
  return (
    <label className="person-switch">
      <Avatar user={userNamed(workspace, me)} small />
      <span className="unseen">You are</span>
      <select value={me} onChange={({ target }) => go({ me: target.value })}>
        {workspaces.map(({ id, name, users }) => (
          <optgroup key={id} label={name}>
            {users
              .filter(({ isBot }) => !isBot)
              .map((user) => (
                <option key={user.id} value={user.id}>
                  {user.realName}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
