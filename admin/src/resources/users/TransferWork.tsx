import Button from "@mui/material/Button";
import { useState } from "react";
import { required, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { User } from "./userModel.ts";
import { useWork, useWorkWords } from "./useWork.ts";

interface Moved {
  total: number;
  moved: Record<string, string[]>;
}

const needed = required();

/** Hands the open work of an account to a colleague; undone, exactly what went over comes back. */
export function TransferWork({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const notifyUndo = useUndoNotice();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const { work, refetch } = useWork(user.id);
  const words = useWorkWords();
  const text = (key: string, options = {}) => translate(`resources.users.work.${key}`, options);
  if (!work || words(work) === "") return null;
  const after = () => {
    refetch();
    refresh();
  };
  const move = async ({ toUserId }: FormValues) => {
    const { total, moved } = await api.post<Moved>(`users/${user.id}/transfer-work`, { toUserId });
    after();
    notifyUndo(text("done", { smart_count: total }), async () => {
      const back = { toUserId: user.id, only: moved };
      const given = await api.post<Moved>(`users/${toUserId}/transfer-work`, back);
      notify(text("undone", { smart_count: given.total }), { type: "success" });
      after();
    });
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {text("button")}
      </Button>
      {asking && (
        <FormDialog
          title={text("title", { name: user.name })}
          resource="users"
          draft={draftKey("users", `transfer-${user.id}`)}
          submitLabel={text("move")}
          onClose={() => setAsking(false)}
          onSubmit={move}
        >
          <p>
            {words(work)}. {text("help")}
          </p>
          <RefInput
            source="toUserId"
            reference="users"
            label="resources.users.work.to"
            filter={{ active: true, id_neq: user.id }}
            validate={needed}
          />
        </FormDialog>
      )}
    </>
  );
}
