import Button from "@mui/material/Button";
import { useState } from "react";
import {
  type HttpError,
  type RaRecord,
  useGetList,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
} from "react-admin";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { Instant } from "../fields/text.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";
import { useMayI } from "../providers/useSession.ts";
import { Differences } from "./Differences.tsx";
import { type Change, changesOf, type Version } from "./versionModel.ts";

const A_PAGE = 5;

interface VersionHistoryProps {
  resource: string;
  id: string;
  /** Where a record's versions are published ones, and what is kept here is each save of its draft. */
  ofDraft?: boolean;
}

/** The words of a history; a draft has some of its own. */
function useWords(ofDraft = false) {
  const translate = useTranslate();
  return (key: string, options: object = {}) => {
    const usual = translate(`resources.config-versions.${key}`, options);
    return ofDraft ? translate(`resources.config-versions.draft.${key}`, { ...options, _: usual }) : usual;
  };
}

/** What a record was in each of its versions, who changed it and when, and the way back to one of them. */
export function VersionHistory({ resource, id, ofDraft }: VersionHistoryProps) {
  const text = useWords(ofDraft);
  const mayI = useMayI();
  const [wanted, setWanted] = useState(A_PAGE);
  const record = useRecordContext<RaRecord>();
  // One more than is shown: what the oldest one changed is told too.
  const query = useGetList<Version>(
    "config-versions",
    {
      filter: { entityId: id },
      sort: { field: "number", order: "DESC" },
      pagination: { page: 1, perPage: wanted + 1 },
      // Asked again once the record on the page was changed.
      meta: { version: record?.version },
    },
    { enabled: mayI("config-versions", "list") },
  );
  const restore = useRestore(text);
  if (!mayI("config-versions", "list")) return null;
  const changes = changesOf(query.data ?? []).slice(0, wanted);
  const [newest] = changes;
  const may = mayI("config-versions", "transition") && mayI(resource, "edit") && !newest?.version.snapshot.deletedAt;
  const older = (query.total ?? 0) > wanted;
  return (
    <Section title={text("title")} note={text("note")}>
      <Rows<Change & { id: string }>
        query={{
          data: query.data && changes.map((change) => ({ ...change, id: change.version.id })),
          error: query.error as HttpError | null,
          isPending: query.isPending,
          refetch: query.refetch,
        }}
        empty={{ title: text("empty"), help: text("emptyHelp") }}
      >
        {(change) => (
          <Row
            title={text("number", { number: change.version.number })}
            mark={<Instant value={change.version.at} />}
            note={`${text(`happened.${change.happened}`)} · ${change.version.actorName ?? text("system")}`}
            detail={change.differences.length > 0 && <Differences entity={resource} differences={change.differences} />}
            actions={
              may &&
              change.version.id !== newest?.version.id && (
                <Button
                  size="small"
                  variant="outlined"
                  aria-label={text("restoreNumber", { number: change.version.number })}
                  onClick={() => restore(change.version, newest?.version)}
                >
                  {text("restore")}
                </Button>
              )
            }
          />
        )}
      </Rows>
      {older && (
        <Button size="small" onClick={() => setWanted(wanted + 20)}>
          {text("older")}
        </Button>
      )}
    </Section>
  );
}

/** Makes an old version the next one; the notice takes it back. */
function useRestore(text: ReturnType<typeof useWords>) {
  const notify = useNotify();
  const undoNotice = useUndoNotice();
  const refresh = useRefresh();
  const put = async ({ id }: Version) => {
    await api.post(`config-versions/${id}/restore`);
    refresh();
  };
  return async (version: Version, present: Version | undefined) => {
    try {
      await put(version);
    } catch (fault) {
      const { message, body } = fault as HttpError;
      notify([message, ...Object.values(body?.errors ?? {})].join(" "), { type: "error" });
      return;
    }
    const said = text("restored", { number: version.number });
    if (present) undoNotice(said, () => put(present));
    else notify(said, { type: "success" });
  };
}
