import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { Fragment } from "react";
import { useTranslate } from "react-admin";
import type { Role } from "#db/constants.ts";
import type { Resource } from "#worker/policy/roles.ts";
import { MatrixCell } from "./MatrixCell.tsx";
import { type Cell, countChanged, type Draft, GROUPS, type Matrix } from "./permissionModel.ts";

interface PermissionTableProps {
  matrix: Matrix;
  roles: readonly Role[];
  draft: Draft;
  onlyChanged: boolean;
  onOpen?: (role: Role, resource: Resource) => void;
}

export const cellsAt = ({ roles }: Matrix, role: Role, resource: Resource): Cell[] =>
  roles.find((one) => one.role === role)?.cells.filter((cell) => cell.resource === resource) ?? [];

/** Under the bar of the console while the page scrolls. */
const head = { top: { md: 48 }, zIndex: 2 };

/** Kinds of records down, roles across; what nobody here has to do with is left out. */
export function PermissionTable({ matrix, roles, draft, onlyChanged, onOpen }: PermissionTableProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.permissions.${key}`);
  const isShown = (resource: Resource) =>
    roles.some((role) => {
      const cells = cellsAt(matrix, role, resource);
      return onlyChanged ? countChanged(cells, draft, role) > 0 : cells.length > 0;
    });
  const groups = Object.entries(GROUPS).map(([key, of]) => ({ key, resources: of.filter(isShown) }));
  return (
    <TableContainer sx={{ overflowX: { xs: "auto", md: "visible" } }}>
      <Table size="small" stickyHeader aria-label={translate("resources.permissions.name", { smart_count: 2 })}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ ...head, minWidth: 120 }}>{text("resource")}</TableCell>
            {roles.map((role) => (
              <TableCell key={role} sx={{ ...head, minWidth: 150 }}>
                {translate(`enums.role.${role}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {groups
            .filter(({ resources }) => resources.length > 0)
            .map(({ key, resources }) => (
              <Fragment key={key}>
                <TableRow>
                  <TableCell
                    component="th"
                    scope="rowgroup"
                    colSpan={roles.length + 1}
                    sx={{ fontWeight: 700, bgcolor: "action.hover" }}
                  >
                    {text(`group.${key}`)}
                  </TableCell>
                </TableRow>
                {resources.map((resource) => (
                  <TableRow key={resource} sx={{ verticalAlign: "top" }}>
                    <TableCell component="th" scope="row">
                      {text(`of.${resource}`)}
                    </TableCell>
                    {roles.map((role) => (
                      <TableCell key={role} sx={{ p: 0 }}>
                        <MatrixCell
                          role={role}
                          cells={cellsAt(matrix, role, resource)}
                          draft={draft}
                          onOpen={onOpen && (() => onOpen(role, resource))}
                        />
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </Fragment>
            ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
