import More from "@mui/icons-material/MoreVert";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type MouseEvent, useState } from "react";
import { useTranslate } from "react-admin";
import type { Recording } from "../groups/record/RecordProvider.tsx";
import { UnreachableDialog } from "./UnreachableDialog.tsx";
import { useOpenRecording, visitOf } from "./useOpenRecording.ts";
import type { WorklistItem } from "./worklistModel.ts";

/** Everything else one can do with a point: an attempt, another day, leaving it out, giving up. */
export function RowActions({ item }: { item: WorklistItem }) {
  const translate = useTranslate();
  const open = useOpenRecording();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [givingUp, setGivingUp] = useState(false);
  const followUp = { id: item.id, version: item.version, dueOn: item.dueOn };
  const recordings: [word: string, recording: Recording][] = [
    ["record", visitOf(item)],
    ["attempt", { kind: "attempt", followUpId: item.id }],
    ["reschedule", { kind: "reschedule", followUp }],
    ["skip", { kind: "skip", followUp }],
  ];
  const stay = (event: MouseEvent) => event.stopPropagation();
  const choose = (act: () => void) => {
    setAnchor(null);
    act();
  };
  return (
    // A row answers clicks as a whole; what happens in the menu stays in the menu.
    // biome-ignore lint/a11y/noStaticElementInteractions: only stops the row's own click
    // biome-ignore lint/a11y/useKeyWithClickEvents: only stops the row's own click
    <span onClick={stay}>
      <IconButton
        size="small"
        aria-label={translate("resources.follow-ups.more", { name: item.group.name })}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <More fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {recordings.map(([word, recording]) => (
          <MenuItem key={word} onClick={() => choose(() => open(item, recording))}>
            {translate(`resources.follow-ups.${word}`)}
          </MenuItem>
        ))}
        <MenuItem onClick={() => choose(() => setGivingUp(true))}>
          {translate("resources.follow-ups.unreachable")}
        </MenuItem>
      </Menu>
      {givingUp && <UnreachableDialog item={item} onClose={() => setGivingUp(false)} />}
    </span>
  );
}
