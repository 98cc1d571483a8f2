import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { ListBase, Pagination, useListContext, useLocale, useNotify, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { now, today } from "../../format/clock.ts";
import { addDays, formatDay } from "../../format/day.ts";
import { useUnread } from "../../notices/useUnread.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useSession } from "../../providers/useSession.ts";
import { NoticeRun } from "./NoticeRun.tsx";
import { byDay, type Notice, runsOf } from "./noticeModel.ts";
import { useMarkRead } from "./useMarkRead.ts";

const NEWEST = { field: "at", order: "DESC" } as const;

/** Everything one was told, newest first, under the day it came on. */
export default function Inbox() {
  return (
    <ListBase sort={NEWEST} perPage={100}>
      <Frame />
    </ListBase>
  );
}

function Frame() {
  const translate = useTranslate();
  const notify = useNotify();
  const { data, page, filterValues, setFilters } = useListContext<Notice>();
  const unread = useUnread();
  const mark = useMarkRead();
  const text = (key: string, options = {}) => translate(`resources.notifications.${key}`, options);
  const readAll = async () => {
    try {
      // What came since the newest one was shown stays unread.
      await mark.upTo(page === 1 ? Math.max(...(data ?? []).map(({ at }) => at)) : now());
      notify(text("allRead"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
  };
  return (
    <Page
      title={translate("resources.notifications.name", { smart_count: 2 })}
      subtitle={unread > 0 && text("unread", { smart_count: unread })}
      actions={
        <>
          <Button component={Link} to="/account" size="small">
            {text("wishes")}
          </Button>
          {unread > 0 && data && data.length > 0 && (
            <Button variant="outlined" onClick={readAll}>
              {text("readAll")}
            </Button>
          )}
        </>
      }
    >
      <Box sx={{ maxWidth: 760 }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={filterValues.readAt_isnull === true}
          onChange={(_, only: boolean | null) => only !== null && setFilters(only ? { readAt_isnull: true } : {})}
          sx={{ mb: 1.5 }}
        >
          <ToggleButton value={false}>{text("all")}</ToggleButton>
          <ToggleButton value>{text("onlyUnread")}</ToggleButton>
        </ToggleButtonGroup>
        <Card>
          <Body
            only={filterValues.readAt_isnull === true}
            onOpen={(notice) => void mark.one(notice).catch(() => null)}
          />
        </Card>
      </Box>
    </Page>
  );
}

function Body({ only, onOpen }: { only: boolean; onOpen: (notice: Notice) => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const { data, isPending, error, refetch, total } = useListContext<Notice>();
  if (isPending) return <LinesSkeleton lines={6} />;
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data || total === 0) {
    return (
      <EmptyState
        title={translate(`resources.notifications.${only ? "emptyUnread" : "empty"}`)}
        help={only ? undefined : translate("resources.notifications.emptyHelp")}
      />
    );
  }
  const dayWord = (day: string) => {
    if (day === today()) return translate("resources.notifications.today");
    if (day === addDays(today(), -1)) return translate("resources.notifications.yesterday");
    return formatDay(day, locale, "long");
  };
  return (
    <>
      {byDay(data, user.jurisdiction).map(([day, notices]) => (
        <section key={day} aria-label={dayWord(day)}>
          <Typography
            variant="caption"
            component="h2"
            sx={{ px: 2, pt: 1.5, pb: 0.5, fontWeight: 600, color: "text.secondary" }}
          >
            {dayWord(day)}
          </Typography>
          {runsOf(notices).map((run) => (
            <NoticeRun key={run[0]?.id} run={run} onOpen={onOpen} />
          ))}
        </section>
      ))}
      <Pagination rowsPerPageOptions={[100]} />
    </>
  );
}
