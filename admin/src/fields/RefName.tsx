import Box from "@mui/material/Box";
import { useReference } from "react-admin";
import { RecordLink } from "../list/RecordLink.tsx";
import { Quiet } from "./text.tsx";

interface Named {
  id: string;
  name?: string;
  item?: string;
  buyer?: string;
  number?: string;
}

interface RefNameProps {
  resource: string;
  id?: string | null;
  /** The name alone, where a click belongs to something else. */
  plain?: boolean;
}

/** Name of the record an id stands for, leading to its page. A dash where the reader may not know it. */
export function RefName({ resource, id, plain }: RefNameProps) {
  const { referenceRecord, isPending } = useReference<Named>({
    reference: resource,
    id: id ?? "",
    options: { enabled: Boolean(id) },
  });
  const name = referenceRecord?.name ?? referenceRecord?.item ?? referenceRecord?.buyer ?? referenceRecord?.number;
  if (!id || (!name && !isPending)) return <Quiet>–</Quiet>;
  if (!name) return <Quiet>…</Quiet>;
  if (plain) return <>{name}</>;
  return (
    <Box component="span" sx={{ "& a": { fontWeight: "inherit" } }}>
      <RecordLink resource={resource} id={id}>
        {name}
      </RecordLink>
    </Box>
  );
}
