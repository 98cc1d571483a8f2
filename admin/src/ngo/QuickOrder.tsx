import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import List from "@mui/material/List";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import type { Theme } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useDeferredValue, useId, useState } from "react";
import { type HttpError, useGetList, useTranslate } from "react-admin";
import { RecordFor } from "../dialogs/RecordFor.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import type { Group } from "../resources/groups/groupModel.ts";

const AT_ONCE = 50;
/** From so many groups on one types a name sooner than one finds it. */
const MANY = 10;

/** An order in three taps: this button, the group, save. The buyer and the day are proposed. */
export function QuickOrder() {
  const translate = useTranslate();
  const [choosing, setChoosing] = useState(false);
  const [groupId, setGroupId] = useState<string>();
  return (
    <>
      <Button
        variant="contained"
        size="large"
        startIcon={<Add />}
        onClick={() => setChoosing(true)}
        sx={{ width: { xs: "100%", sm: "auto" } }}
      >
        {translate("resources.orders.add")}
      </Button>
      {choosing && (
        <ChooseGroup
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            setGroupId(id);
            setChoosing(false);
          }}
        />
      )}
      {groupId && <RecordFor groupId={groupId} recording={{ kind: "order" }} onClose={() => setGroupId(undefined)} />}
    </>
  );
}

function ChooseGroup({ onClose, onChoose }: { onClose: () => void; onChoose: (id: string) => void }) {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const titleId = useId();
  const [term, setTerm] = useState("");
  const q = useDeferredValue(term.trim());
  const { data, error, isPending, refetch, total } = useGetList<Group>("groups", {
    filter: q ? { q } : {},
    sort: { field: "name", order: "ASC" },
    pagination: { page: 1, perPage: AT_ONCE },
  });
  const many = term !== "" || (total ?? 0) > MANY;
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {translate("app.ngo.whichGroup")}
      </DialogTitle>
      <DialogContent sx={{ px: 1 }}>
        {many && (
          <TextField
            fullWidth
            label={translate("app.ngo.findGroup")}
            value={term}
            onChange={(event) => setTerm(event.target.value)}
            sx={{ mx: 1, mb: 1, width: "calc(100% - 16px)" }}
          />
        )}
        {error && !data && <Fault fault={error as HttpError} retry={() => void refetch()} />}
        {isPending && <LinesSkeleton lines={6} />}
        {data?.length === 0 && <EmptyState compact title={translate("app.ngo.noGroups")} />}
        <List disablePadding>
          {data?.map((group) => (
            <ListItemButton key={group.id} onClick={() => onChoose(group.id)} sx={{ borderRadius: 1, minHeight: 48 }}>
              <ListItemText primary={group.name} secondary={group.product} />
            </ListItemButton>
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
      </DialogActions>
    </Dialog>
  );
}
