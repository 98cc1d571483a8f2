import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router-dom";

interface DocumentLinkProps {
  id: string;
  number: string;
}

/** The number of a hand-over document within a line of text: underlined, as colour alone says too little. */
export function DocumentLink({ id, number }: DocumentLinkProps) {
  return (
    <Link component={RouterLink} to={`/handovers/${id}/show`} underline="always" color="inherit">
      {number}
    </Link>
  );
}
