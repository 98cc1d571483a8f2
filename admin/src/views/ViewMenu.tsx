import type { SvgIconComponent } from "@mui/icons-material";
import New from "@mui/icons-material/BookmarkAddOutlined";
import Check from "@mui/icons-material/Check";
import Delete from "@mui/icons-material/DeleteOutlined";
import Rename from "@mui/icons-material/DriveFileRenameOutline";
import Shared from "@mui/icons-material/GroupOutlined";
import Save from "@mui/icons-material/SaveOutlined";
import Starred from "@mui/icons-material/Star";
import Star from "@mui/icons-material/StarBorder";
import Divider from "@mui/material/Divider";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useTranslate } from "react-admin";
import { useMayI, useSession } from "../providers/useSession.ts";
import { mayChange, type SavedView } from "./viewModel.ts";

export interface ViewMenuProps {
  id: string;
  anchor: HTMLElement | null;
  onClose: () => void;
  views: readonly SavedView[];
  active: SavedView | undefined;
  /** The list stands otherwise than the open view. */
  changed: boolean;
  defaultId: string | undefined;
  onOpen: (view: SavedView) => void;
  onPlain: () => void;
  onUpdate: (view: SavedView) => void;
  onDelete: (view: SavedView) => void;
  onDefault: (view: SavedView | undefined) => void;
  onName: (what: "new" | "rename") => void;
}

export function ViewMenu(props: ViewMenuProps) {
  const { id, anchor, onClose, views, active, changed, defaultId } = props;
  const { user } = useSession();
  const mayI = useMayI();
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.saved-views.${key}`, options);
  const changes = active !== undefined && mayChange(active, user);

  const item = (key: string, Icon: SvgIconComponent, words: string, run: () => void) => (
    <MenuItem
      key={key}
      onClick={() => {
        onClose();
        run();
      }}
    >
      <ListItemIcon>
        <Icon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{words}</ListItemText>
    </MenuItem>
  );
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={Boolean(anchor)}
      onClose={onClose}
      slotProps={{ paper: { sx: { maxWidth: 360 } } }}
    >
      <ViewItem
        name={text("plain")}
        selected={!active}
        onClick={() => {
          onClose();
          props.onPlain();
        }}
      />
      {views.map((view) => (
        <ViewItem
          key={view.id}
          name={view.name}
          note={view.ownerId === user.id ? undefined : text("sharedWithYou")}
          selected={view.id === active?.id}
          starts={view.id === defaultId}
          shared={view.sharedWith !== null}
          onClick={() => {
            onClose();
            props.onOpen(view);
          }}
        />
      ))}
      <Divider />
      {changed && changes && item("update", Save, text("update", active), () => props.onUpdate(active))}
      {mayI("saved-views", "create") && item("new", New, text("saveNew"), () => props.onName("new"))}
      {active &&
        (active.id === defaultId
          ? item("default", Starred, text("dropDefault"), () => props.onDefault(undefined))
          : item("default", Star, text("makeDefault"), () => props.onDefault(active)))}
      {changes && item("rename", Rename, text("rename"), () => props.onName("rename"))}
      {changes && item("delete", Delete, text("delete", active), () => props.onDelete(active))}
    </Menu>
  );
}

interface ViewItemProps {
  name: string;
  note?: string;
  selected: boolean;
  starts?: boolean;
  shared?: boolean;
  onClick: () => void;
}

function ViewItem({ name, note, selected, starts, shared, onClick, ...focus }: ViewItemProps) {
  const translate = useTranslate();
  const marks = [note, starts && translate("resources.saved-views.starts")].filter(Boolean).join(" · ");
  return (
    // The menu hands focus to its items by their properties.
    <MenuItem {...focus} selected={selected} aria-current={selected ? "true" : undefined} onClick={onClick}>
      <ListItemIcon>{selected ? <Check fontSize="small" /> : shared ? <Shared fontSize="small" /> : null}</ListItemIcon>
      <ListItemText
        primary={name}
        secondary={marks || undefined}
        slotProps={{ primary: { sx: { overflowWrap: "anywhere", whiteSpace: "normal" } } }}
      />
    </MenuItem>
  );
}
