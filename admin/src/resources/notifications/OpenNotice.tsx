import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import { useEffect, useRef } from "react";
import { useGetOne, useResourceDefinitions, useTranslate } from "react-admin";
import { Link, useNavigate, useParams } from "react-router-dom";
import { EmptyState } from "../../page/EmptyState.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { type Notice, targetOf } from "./noticeModel.ts";
import { useMarkRead } from "./useMarkRead.ts";

/** Where the link of a message leads: marks its notice as read and goes on to what it is about. */
export default function OpenNotice() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { id = "" } = useParams();
  const { data, error } = useGetOne<Notice>("notifications", { id }, { retry: false });
  const pages = useResourceDefinitions();
  const mark = useMarkRead();
  const opened = useRef(false);
  useEffect(() => {
    if (!data || opened.current) return;
    opened.current = true;
    // A list is told by its own numbers, in the inbox.
    const target = data.kind.startsWith("digest") ? undefined : targetOf(data, pages);
    void mark.one(data).catch(() => null);
    navigate(target ?? "/notifications", { replace: true });
  }, [data, pages, mark, navigate]);
  if (!error) return <PageSkeleton />;
  return (
    <Page title={translate("resources.notifications.name", { smart_count: 1 })}>
      <Card>
        <EmptyState title={translate("ra.page.not_found")} help={translate("resources.notifications.gone")}>
          <Button component={Link} to="/notifications" variant="outlined">
            {translate("resources.notifications.toInbox")}
          </Button>
        </EmptyState>
      </Card>
    </Page>
  );
}
