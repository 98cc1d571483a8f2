import type { SvgIconComponent } from "@mui/icons-material";
import Capital from "@mui/icons-material/AccountBalanceWalletOutlined";
import Cases from "@mui/icons-material/AssignmentLateOutlined";
import Equipment from "@mui/icons-material/BuildOutlined";
import Partners from "@mui/icons-material/Diversity3Outlined";
import Worklist from "@mui/icons-material/EventAvailableOutlined";
import Audit from "@mui/icons-material/FactCheckOutlined";
import Findings from "@mui/icons-material/FlagOutlined";
import Complaints from "@mui/icons-material/ForumOutlined";
import Groups from "@mui/icons-material/GroupsOutlined";
import Linkages from "@mui/icons-material/HandshakeOutlined";
import Protection from "@mui/icons-material/HealthAndSafetyOutlined";
import Home from "@mui/icons-material/HomeOutlined";
import Outcomes from "@mui/icons-material/InsightsOutlined";
import Redistributions from "@mui/icons-material/MoveDownOutlined";
import People from "@mui/icons-material/PeopleAltOutlined";
import Privacy from "@mui/icons-material/PrivacyTipOutlined";
import Samples from "@mui/icons-material/RuleOutlined";
import Programs from "@mui/icons-material/SchoolOutlined";
import Search from "@mui/icons-material/Search";
import Settings from "@mui/icons-material/SettingsOutlined";
import Imports from "@mui/icons-material/UploadFileOutlined";

export interface MenuItem {
  /** Key under `app.menu`. */
  key: string;
  to: string;
  icon: SvgIconComponent;
  /** Other pages that belong to it. */
  also?: readonly string[];
  /** Resource and action a role needs to see it. */
  needs?: [resource: string, action: string];
  /** Also in the bar at the bottom of a phone. */
  phone?: boolean;
}

export const menuItems: MenuItem[] = [
  { key: "home", to: "/", icon: Home, phone: true },
  { key: "worklist", to: "/follow-ups", icon: Worklist, needs: ["follow-ups", "list"], phone: true },
  { key: "cases", to: "/case-board", also: ["/cases", "/overrides"], icon: Cases, needs: ["cases", "list"] },
  { key: "groups", to: "/groups", icon: Groups, needs: ["groups", "list"], phone: true },
  { key: "programs", to: "/programs", icon: Programs, needs: ["programs", "list"] },
  { key: "outcomes", to: "/outcomes", also: ["/map", "/compare"], icon: Outcomes, needs: ["outcomes", "read"] },
  { key: "equipment", to: "/equipment", icon: Equipment, needs: ["equipment", "list"] },
  {
    key: "redistributions",
    to: "/redistributions",
    icon: Redistributions,
    needs: ["redistributions", "list"],
  },
  { key: "linkages", to: "/linkages", icon: Linkages, needs: ["linkages", "list"] },
  { key: "capital", to: "/capital-applications", icon: Capital, needs: ["capital-applications", "list"] },
  { key: "partners", to: "/group-partners", icon: Partners, needs: ["group-partners", "list"] },
  { key: "complaints", to: "/complaints", icon: Complaints, needs: ["complaints", "list"] },
  { key: "samples", to: "/samples", also: ["/sample-items"], icon: Samples, needs: ["samples", "list"] },
  { key: "findings", to: "/findings", icon: Findings, needs: ["findings", "list"] },
  { key: "people", to: "/people", icon: People, needs: ["people", "list"] },
  { key: "protection", to: "/social-protection", icon: Protection, needs: ["targets", "list"] },
  {
    ...{ key: "dataRequests", to: "/data-requests", also: ["/retention", "/access-log", "/breach"] },
    ...{ icon: Privacy, needs: ["data-requests", "list"] },
  },
  { key: "search", to: "/search", icon: Search, needs: ["groups", "list"], phone: true },
  { key: "imports", to: "/imports", icon: Imports, needs: ["imports", "list"] },
  { key: "audit", to: "/audit-log", icon: Audit, needs: ["audit-log", "list"] },
];

export const settingsIcon = Settings;

export const settingsItems: Omit<MenuItem, "icon">[] = [
  { key: "users", to: "/users", also: ["/invitations"], needs: ["users", "create"] },
  { key: "permissions", to: "/permissions", needs: ["permissions", "update"] },
  { key: "organizations", to: "/organizations", needs: ["organizations", "update"] },
  { key: "templates", to: "/program-templates", needs: ["program-templates", "create"] },
  { key: "plans", to: "/plans", needs: ["plans", "list"] },
  { key: "forms", to: "/forms", also: ["/form-import"], needs: ["forms", "list"] },
  { key: "customFields", to: "/custom-fields", needs: ["custom-fields", "create"] },
  { key: "outbox", to: "/deliveries", needs: ["deliveries", "list"] },
  { key: "rules", to: "/rules", needs: ["rules", "list"] },
  { key: "computedFacts", to: "/computed-facts", needs: ["computed-facts", "create"] },
  { key: "indicators", to: "/indicators", needs: ["indicators", "list"] },
  { key: "apiTokens", to: "/api-tokens", needs: ["api-tokens", "list"] },
  { key: "webhooks", to: "/webhooks", also: ["/webhook-deliveries"], needs: ["webhooks", "list"] },
  { key: "duplicates", to: "/duplicates", needs: ["merges", "create"] },
  { key: "submissionForms", to: "/submission-forms", needs: ["submission-forms", "list"] },
  { key: "capitalSchemes", to: "/capital-schemes", needs: ["capital-schemes", "create"] },
  { key: "officeSettings", to: "/settings", needs: ["settings", "list"] },
  { key: "configuration", to: "/configuration", needs: ["configuration", "list"] },
  { key: "recycleBin", to: "/recycle-bin", needs: ["recycle-bin", "list"] },
];
