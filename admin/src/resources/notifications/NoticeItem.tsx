import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import { useLocale, useResourceDefinitions, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { DIGEST_FIGURES } from "#worker/notify/digestFigures.ts";
import { noticeText } from "#worker/notify/kinds.ts";
import { Quiet } from "../../fields/text.tsx";
import { localeTag } from "../../format/locale.ts";
import { useSession } from "../../providers/useSession.ts";
import { NoticeAbout } from "./NoticeAbout.tsx";
import { doorsOf, type Notice, targetOf } from "./noticeModel.ts";

const clock = (at: number, locale: string) =>
  new Intl.DateTimeFormat(localeTag(locale), { hour: "2-digit", minute: "2-digit", hour12: false }).format(at);

/** One notice: what happened, when, and the way to it. Unread ones are marked in words and weight. */
export function NoticeItem({ notice, onOpen }: { notice: Notice; onOpen: (notice: Notice) => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const to = targetOf(notice, useResourceDefinitions());
  const unread = notice.readAt === null;
  const doors = doorsOf(notice, user);
  const sentence =
    doors.length > 0
      ? translate("resources.notifications.digest")
      : noticeText(notice.kind, notice.data, locale === "en" ? "en" : "id");
  return (
    <Box sx={{ display: "flex", gap: 1.25, px: 2, py: 1.25 }}>
      <Box
        role={unread ? "img" : undefined}
        aria-label={unread ? translate("resources.notifications.new") : undefined}
        sx={{
          flex: "none",
          width: 9,
          height: 9,
          mt: 0.75,
          borderRadius: "50%",
          backgroundColor: unread ? "primary.main" : "transparent",
        }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {to ? (
          <Link
            component={RouterLink}
            to={to}
            onClick={() => onOpen(notice)}
            underline="hover"
            color="inherit"
            sx={{ fontWeight: unread ? 600 : 400 }}
          >
            {sentence}
          </Link>
        ) : (
          <Box component="span" sx={{ fontWeight: unread ? 600 : 400 }}>
            {sentence}
          </Box>
        )}
        <NoticeAbout notice={notice} />
        {doors.length > 0 && (
          <Box
            component="ul"
            sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, listStyle: "none", p: 0, mt: 0.75, mb: 0 }}
          >
            {doors.map(({ key, n, to: list }) => (
              <li key={key}>
                <Chip
                  component={RouterLink}
                  to={list}
                  clickable
                  size="small"
                  variant="outlined"
                  onClick={() => onOpen(notice)}
                  label={DIGEST_FIGURES[key].text[locale === "en" ? "en" : "id"].replace("{n}", String(n))}
                />
              </li>
            ))}
          </Box>
        )}
      </Box>
      <Box component="time" dateTime={new Date(notice.at).toISOString()} sx={{ flex: "none", fontSize: "0.8125rem" }}>
        <Quiet>{clock(notice.at, locale)}</Quiet>
      </Box>
    </Box>
  );
}
