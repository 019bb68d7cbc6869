import { z } from "zod";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

export const teamMethods = {
  "team.info": method({
    scopes: ["team:read"],
    args: z.object({ team: z.string().optional(), domain: z.string().optional() }),
    run(args, { workspace: { team } }) {
      const wrong = args.team !== undefined && args.team !== team.id;
      if (wrong || (args.domain !== undefined && args.domain !== team.domain))
        return failure("team_not_found");
      const { id, name, domain } = team;
      const icon = { image_default: true };
      return {
        ok: true,
        team: {
          id,
          name,
          domain,
          url: `https://${domain}.slack.com/`,
          email_domain: `${domain}.example`,
          icon,
        },
      };
    },
  }),
};
