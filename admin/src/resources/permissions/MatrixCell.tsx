import Edited from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslate } from "react-admin";
import type { Role } from "#db/constants.ts";
import { Quiet } from "../../fields/text.tsx";
import { type Cell, countChanged, type Draft, linesOf } from "./permissionModel.ts";
import { useActionWord } from "./useActionWord.ts";

interface MatrixCellProps {
  role: Role;
  cells: Cell[];
  draft: Draft;
  /** Where it may be changed. */
  onOpen?: () => void;
}

const look = {
  display: "block",
  width: "100%",
  textAlign: "left",
  font: "inherit",
  fontSize: "0.8125rem",
  p: 0.75,
} as const;

/** In words: "Wilayah: Lihat. Sendiri: Tambah, Ubah." */
export function MatrixCell({ role, cells, draft, onOpen }: MatrixCellProps) {
  const translate = useTranslate();
  const word = useActionWord();
  const text = (key: string) => translate(`resources.permissions.${key}`);
  if (cells.length === 0) return <Box sx={look}>{<Quiet>–</Quiet>}</Box>;
  const lines = linesOf(cells, draft, role);
  const words = (
    <>
      {lines.length === 0 && <Quiet>{text("access.none")}</Quiet>}
      {lines.map(({ access, actions }) => (
        <div key={access}>
          <Quiet>{text(`short.${access}`)}:</Quiet>{" "}
          {actions.map((action) => word(cells[0]?.resource, action)).join(", ")}
        </div>
      ))}
      {countChanged(cells, draft, role) > 0 && (
        <Box
          component="span"
          sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, color: "primary.main", fontWeight: 600 }}
        >
          <Edited sx={{ fontSize: 14 }} aria-hidden />
          {text("changed")}
        </Box>
      )}
    </>
  );
  if (!onOpen) return <Box sx={look}>{words}</Box>;
  return (
    <ButtonBase
      onClick={onOpen}
      aria-haspopup="dialog"
      sx={{ ...look, borderRadius: 1, "&:hover": { bgcolor: "action.hover" } }}
    >
      <Box
        component="span"
        sx={{ position: "absolute", width: 1, height: 1, overflow: "hidden", clipPath: "inset(50%)" }}
      >
        {`${translate(`enums.role.${role}`)}, ${text(`of.${cells[0]?.resource}`)}. `}
      </Box>
      {words}
    </ButtonBase>
  );
}
