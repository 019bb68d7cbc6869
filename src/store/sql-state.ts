import { z } from "zod";

const codedSchema = z.object({ code: z.string() });

/** Postgres' own code for what went wrong, such as 53100 for a full disk; see its "PostgreSQL Error Codes". */
export function sqlStateOf(error: unknown): string | undefined {
  return codedSchema.safeParse(error).data?.code;
}
