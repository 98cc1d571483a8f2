import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { EditButton, useTranslate } from "react-admin";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Group } from "./groupModel.ts";
import { type Recording, useRecord } from "./record/RecordProvider.tsx";

const choices: { recording: Recording; needs: string }[] = [
  { recording: { kind: "visit" }, needs: "follow-ups" },
  { recording: { kind: "attempt" }, needs: "contact-attempts" },
  { recording: { kind: "linkage" }, needs: "linkages" },
  { recording: { kind: "order" }, needs: "orders" },
  { recording: { kind: "support" }, needs: "marketing-supports" },
  { recording: { kind: "capital" }, needs: "capital-applications" },
  { recording: { kind: "complaint" }, needs: "complaints" },
];

export function GroupActions({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const record = useRecord();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = choices.filter(({ needs }) => mayI(needs, "create"));
  return (
    <>
      {group.organizationId === user.organizationId && mayI("groups", "edit") && (
        <EditButton variant="outlined" size="medium" />
      )}
      {open.length > 0 && (
        <Button
          variant="outlined"
          startIcon={<Add />}
          aria-haspopup="menu"
          aria-expanded={Boolean(anchor)}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {translate("resources.groups.record.title")}
        </Button>
      )}
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {open.map(({ recording }) => (
          <MenuItem
            key={recording.kind}
            onClick={() => {
              setAnchor(null);
              record(recording);
            }}
          >
            {translate(`resources.groups.record.${recording.kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
