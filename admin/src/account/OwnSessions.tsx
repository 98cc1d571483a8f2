import Button from "@mui/material/Button";
import { useNotify, useTranslate } from "react-admin";
import { Instant } from "../fields/text.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";
import { useApi } from "../providers/useApi.ts";
import { deviceName } from "./deviceName.ts";

interface OwnSession {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  userAgent: string | null;
  current: boolean;
}

export function OwnSessions() {
  const translate = useTranslate();
  const notify = useNotify();
  const query = useApi<OwnSession[]>("session/list");
  const end = async (path: string) => {
    try {
      await api.remove(path);
      notify("app.account.sessionEnded");
      await query.refetch();
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
  };
  const others = (query.data ?? []).some(({ current }) => !current);
  return (
    <Section
      title={translate("app.account.sessions")}
      note={translate("app.account.sessionsNote")}
      action={
        others && (
          <Button size="small" onClick={() => end("session/list")}>
            {translate("app.account.endOthers")}
          </Button>
        )
      }
    >
      <Rows<OwnSession> query={query} empty={{ title: "" }}>
        {(session) => (
          <Row
            title={deviceName(session.userAgent) ?? translate("app.account.unknownDevice")}
            mark={session.current && translate("app.account.thisSession")}
            note={
              <>
                {translate("app.account.startedAt")} <Instant value={session.createdAt} /> ·{" "}
                {translate("app.account.lastSeen")} <Instant value={session.lastSeenAt} />
              </>
            }
            actions={
              !session.current && (
                <Button size="small" onClick={() => end(`session/list/${session.id}`)}>
                  {translate("app.account.endSession")}
                </Button>
              )
            }
          />
        )}
      </Rows>
    </Section>
  );
}
