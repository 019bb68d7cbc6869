import { COLORS, TEXT } from "../../../../html-page/style/base.ts";
import { PRINT } from "../../../../html-page/style/print.ts";
import { TABLES } from "../../../../html-page/style/tables.ts";
import { CASES } from "./cases.ts";

export const STYLE = `${COLORS}${TEXT}${TABLES}${CASES}${PRINT}`;
