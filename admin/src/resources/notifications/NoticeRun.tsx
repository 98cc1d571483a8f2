import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { NoticeItem } from "./NoticeItem.tsx";
import type { Notice } from "./noticeModel.ts";

const FEW = 3;

/** Notices of one kind in a row; a day with fifty of them still shows what else there was. */
export function NoticeRun({ run, onOpen }: { run: readonly Notice[]; onOpen: (notice: Notice) => void }) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all || run.length <= FEW + 1 ? run : run.slice(0, FEW);
  const rest = run.length - shown.length;
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {shown.map((notice) => (
          <Box component="li" key={notice.id} sx={{ borderTop: 1, borderColor: "divider" }}>
            <NoticeItem notice={notice} onOpen={onOpen} />
          </Box>
        ))}
      </Box>
      {rest > 0 && (
        <Box sx={{ borderTop: 1, borderColor: "divider", px: 3.5, py: 0.5 }}>
          <Button size="small" onClick={() => setAll(true)}>
            {translate("resources.notifications.more", { smart_count: rest })}
          </Button>
        </Box>
      )}
    </>
  );
}
