import { lazy, useEffect, useState } from "react";
import { Admin, CustomRoutes, type I18nProvider, localStorageStore, Resource } from "react-admin";
import { Route } from "react-router-dom";
import { followClock } from "./format/clock.ts";
import { readLocale } from "./format/locale.ts";
import { AppLayout } from "./layout/AppLayout.tsx";
import { Notices } from "./layout/Notices.tsx";
import { createAuthProvider } from "./providers/authProvider.ts";
import { dataProvider } from "./providers/dataProvider.ts";
import { openDrafts } from "./providers/drafts.ts";
import { createI18n } from "./providers/i18nProvider.ts";
import { lazyPage } from "./providers/lazyPage.ts";
import { createQueryClient } from "./providers/queryClient.ts";
import { SessionContext } from "./providers/useSession.ts";
import { apiTokens, invitations, webhookDeliveries, webhooks } from "./resources/access/index.ts";
import { capital, capitalSchemes, licences } from "./resources/capital/index.ts";
import { cases } from "./resources/cases/index.ts";
import { complaints } from "./resources/complaints/index.ts";
import { computedFacts } from "./resources/computedFacts/index.ts";
import { customFields } from "./resources/customFields/index.ts";
import { dataRequests } from "./resources/dataRequests/index.ts";
import { deliveries } from "./resources/deliveries/index.ts";
import { equipment } from "./resources/equipment/index.ts";
import { equipmentRequests } from "./resources/equipmentRequests/index.ts";
import { exportFiles } from "./resources/exports/index.ts";
import { findings } from "./resources/findings/index.ts";
import { followUps } from "./resources/followUps/index.ts";
import { forms } from "./resources/forms/index.ts";
import { groups } from "./resources/groups/index.ts";
import { handovers } from "./resources/handovers/index.ts";
import { imports } from "./resources/imports/index.ts";
import { indicators } from "./resources/indicators/index.ts";
import { accessLog, auditLog } from "./resources/logs/index.ts";
import { buyers, linkages, orders, supports } from "./resources/market/index.ts";
import { notifications } from "./resources/notifications/index.ts";
import { officeSettings } from "./resources/officeSettings/index.ts";
import { organizations } from "./resources/organizations/index.ts";
import { overrides } from "./resources/overrides/index.ts";
import { groupPartners, partnerRequests } from "./resources/partners/index.ts";
import { people } from "./resources/people/index.ts";
import { plans } from "./resources/plans/index.ts";
import { programs } from "./resources/programs/index.ts";
import { programTemplates } from "./resources/programTemplates/index.ts";
import { recycleBin } from "./resources/recycleBin/index.ts";
import { redistributions } from "./resources/redistributions/index.ts";
import { rules } from "./resources/rules/index.ts";
import { sampleItems } from "./resources/sampleItems/index.ts";
import { samples } from "./resources/samples/index.ts";
import { stallRuns } from "./resources/stallRuns/index.ts";
import { submissionForms, submissions } from "./resources/submissions/index.ts";
import { users } from "./resources/users/index.ts";
import type { Session } from "./session.ts";
import { darkTheme, lightTheme } from "./theme/theme.ts";

const Dashboard = lazy(() => import("./dashboard/Dashboard.tsx"));
const HistoryPage = lazyPage(() => import("./search/HistoryPage.tsx"));
const SearchPage = lazyPage(() => import("./search/SearchPage.tsx"));
const AccountPage = lazyPage(() => import("./account/AccountPage.tsx"));
const CaseBoard = lazyPage(() => import("./resources/cases/CaseBoard.tsx"));
const HandoverPrint = lazyPage(() => import("./resources/handovers/HandoverPrint.tsx"));
const ScanPage = lazyPage(() => import("./resources/equipment/ScanPage.tsx"));
const LabelsPage = lazyPage(() => import("./resources/equipment/LabelsPage.tsx"));
const MatchesPage = lazyPage(() => import("./resources/redistributions/MatchesPage.tsx"));
const DuplicatesPage = lazyPage(() => import("./resources/duplicates/DuplicatesPage.tsx"));
const ComparePage = lazyPage(() => import("./resources/duplicates/ComparePage.tsx"));
const FormImport = lazyPage(() => import("./resources/forms/FormImport.tsx"));
const PermissionsPage = lazyPage(() => import("./resources/permissions/PermissionsPage.tsx"));
const ConfigurationPage = lazyPage(() => import("./configuration/ConfigurationPage.tsx"));
const HelpPage = lazyPage(() => import("./help/HelpPage.tsx"));
const SampleChecklist = lazyPage(() => import("./resources/samples/SampleChecklist.tsx"));
const SampleReport = lazyPage(() => import("./resources/samples/SampleReport.tsx"));
const OutcomesPage = lazyPage(() => import("./outcomes/OutcomesPage.tsx"));
const CompareOutcomesPage = lazyPage(() => import("./outcomes/ComparePage.tsx"));
const MapPage = lazyPage(() => import("./map/MapPage.tsx"));
const ReportPage = lazyPage(() => import("./reports/ReportPage.tsx"));
const RetentionPage = lazyPage(() => import("./resources/retention/RetentionPage.tsx"));
const BreachPage = lazyPage(() => import("./resources/breach/BreachPage.tsx"));
const AccessFilePage = lazyPage(() => import("./resources/dataRequests/AccessFilePage.tsx"));
const ProtectionPage = lazyPage(() => import("./resources/protection/ProtectionPage.tsx"));

interface AppProps {
  session: Session;
  onSignedOut: () => void;
}

export default function App(props: AppProps) {
  const [i18nProvider, setI18nProvider] = useState<I18nProvider>();
  useEffect(() => {
    createI18n().then(setI18nProvider);
  }, []);
  return i18nProvider ? <Console {...props} i18nProvider={i18nProvider} /> : null;
}

function Console({ session, onSignedOut, i18nProvider }: AppProps & { i18nProvider: I18nProvider }) {
  const [parts] = useState(() => {
    followClock(session.now, session.user.jurisdiction);
    openDrafts(session.user.id);
    const store = localStorageStore("1", `lanjut.${session.user.id}`);
    store.setItem("locale", readLocale());
    return { store, authProvider: createAuthProvider(session, onSignedOut), queryClient: createQueryClient() };
  });
  return (
    <SessionContext value={session}>
      <Admin
        {...parts}
        title="Lanjut"
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        dashboard={Dashboard}
        layout={AppLayout}
        notification={Notices}
        theme={lightTheme}
        darkTheme={darkTheme}
        loginPage={false}
        requireAuth
        disableTelemetry
      >
        <Resource name="programs" {...programs} />
        <Resource name="groups" {...groups} />
        <Resource name="follow-ups" {...followUps} />
        <Resource name="cases" {...cases} />
        <Resource name="overrides" {...overrides} />
        <Resource name="equipment" {...equipment} />
        <Resource name="equipment-requests" {...equipmentRequests} />
        <Resource name="redistributions" {...redistributions} />
        <Resource name="handovers" {...handovers} />
        <Resource name="linkages" {...linkages} />
        <Resource name="orders" {...orders} />
        <Resource name="buyers" {...buyers} />
        <Resource name="marketing-supports" {...supports} />
        <Resource name="capital-applications" {...capital} />
        <Resource name="licences" {...licences} />
        <Resource name="capital-schemes" {...capitalSchemes} />
        <Resource name="group-partners" {...groupPartners} />
        <Resource name="partner-requests" {...partnerRequests} />
        <Resource name="complaints" {...complaints} />
        <Resource name="findings" {...findings} />
        <Resource name="samples" {...samples} />
        <Resource name="sample-items" {...sampleItems} />
        <Resource name="people" {...people} />
        <Resource name="data-requests" {...dataRequests} />
        <Resource name="imports" {...imports} />
        <Resource name="submission-forms" {...submissionForms} />
        <Resource name="submissions" {...submissions} />
        <Resource name="exports" {...exportFiles} />
        <Resource name="users" {...users} />
        <Resource name="invitations" {...invitations} />
        <Resource name="api-tokens" {...apiTokens} />
        <Resource name="webhooks" {...webhooks} />
        <Resource name="webhook-deliveries" {...webhookDeliveries} />
        <Resource name="organizations" {...organizations} />
        <Resource name="plans" {...plans} />
        <Resource name="forms" {...forms} />
        <Resource name="custom-fields" {...customFields} />
        <Resource name="program-templates" {...programTemplates} />
        <Resource name="rules" {...rules} />
        <Resource name="computed-facts" {...computedFacts} />
        <Resource name="indicators" {...indicators} />
        <Resource name="stall-runs" {...stallRuns} />
        <Resource name="notifications" {...notifications} />
        <Resource name="deliveries" {...deliveries} />
        <Resource name="settings" {...officeSettings} />
        <Resource name="recycle-bin" {...recycleBin} />
        <Resource name="audit-log" {...auditLog} />
        <Resource name="access-log" {...accessLog} />
        <CustomRoutes>
          <Route path="/scan" element={<ScanPage />} />
          <Route path="/equipment-labels" element={<LabelsPage />} />
          <Route path="/equipment-matches" element={<MatchesPage />} />
          <Route path="/search" element={<SearchPage />} />
          <Route path="/search/:of/:id" element={<HistoryPage />} />
          <Route path="/case-board" element={<CaseBoard />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/duplicates" element={<DuplicatesPage />} />
          <Route path="/duplicates/compare" element={<ComparePage />} />
          <Route path="/form-import" element={<FormImport />} />
          <Route path="/permissions" element={<PermissionsPage />} />
          <Route path="/configuration" element={<ConfigurationPage />} />
          <Route path="/outcomes" element={<OutcomesPage />} />
          <Route path="/compare" element={<CompareOutcomesPage />} />
          <Route path="/map" element={<MapPage />} />
          <Route path="/retention" element={<RetentionPage />} />
          <Route path="/breach" element={<BreachPage />} />
          <Route path="/social-protection" element={<ProtectionPage />} />
          <Route path="/help" element={<HelpPage />} />
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route path="/reports/:kind" element={<ReportPage />} />
          <Route path="/handovers/:id/print" element={<HandoverPrint />} />
          <Route path="/data-requests/:id/file" element={<AccessFilePage />} />
          <Route path="/samples/:id/checklist" element={<SampleChecklist />} />
          <Route path="/samples/:id/report" element={<SampleReport />} />
        </CustomRoutes>
      </Admin>
    </SessionContext>
  );
}
