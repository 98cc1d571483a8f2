import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslate } from "react-admin";

const rows = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Stands where the lines of a list or a page will be, so that nothing jumps when they come. */
export function LinesSkeleton({ lines = 8, height = 37 }: { lines?: number; height?: number }) {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate("ra.page.loading")}>
      {rows(lines).map((at) => (
        <Box
          key={at}
          sx={{
            height,
            display: "flex",
            alignItems: "center",
            gap: 2,
            px: 1.25,
            borderTop: at ? 1 : 0,
            borderColor: "divider",
          }}
        >
          <Skeleton width={84} height={22} variant="rounded" />
          <Skeleton sx={{ flex: 2 }} />
          <Skeleton sx={{ flex: 1, display: { xs: "none", sm: "block" } }} />
          <Skeleton width={70} sx={{ display: { xs: "none", md: "block" } }} />
        </Box>
      ))}
    </Box>
  );
}

export function PageSkeleton() {
  return (
    <Box sx={{ px: { xs: 1.5, sm: 3 }, pt: 2.5 }}>
      <Skeleton width={280} height={34} />
      <Skeleton width={180} sx={{ mb: 2 }} />
      <Skeleton variant="rounded" height={150} sx={{ mb: 2 }} />
      <Skeleton variant="rounded" height={260} />
    </Box>
  );
}
