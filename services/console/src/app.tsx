import { Result, Spin } from 'antd';
import { type JSX, lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { SignInPage } from './features/sign-in/sign-in-page';
import { InboxPage } from './features/inbox/inbox-page';
import { has, Session, useSession } from './session';
import { Shell } from './shell';
import { PasswordPage } from './features/sign-in/password-page';

const RegisterPage = lazy(() => import('./features/register/register-page').then((m) => ({ default: m.RegisterPage })));
const MeetingPage = lazy(() => import('./features/meeting/meeting-page').then((m) => ({ default: m.MeetingPage })));
const LedgerPage = lazy(() => import('./features/ledger/ledger-page').then((m) => ({ default: m.LedgerPage })));
const ListsPage = lazy(() => import('./features/lists/lists-page').then((m) => ({ default: m.ListsPage })));
const SearchPage = lazy(() => import('./features/search/search-page').then((m) => ({ default: m.SearchPage })));
const OverviewPage = lazy(() => import('./features/overview/overview-page').then((m) => ({ default: m.OverviewPage })));
const MatterPage = lazy(() => import('./features/matter/matter-page').then((m) => ({ default: m.MatterPage })));
const ItemPage = lazy(() => import('./features/matter/item-page').then((m) => ({ default: m.ItemPage })));
const MessagesPage = lazy(() => import('./features/messages/messages-page').then((m) => ({ default: m.MessagesPage })));
const DeliveriesPage = lazy(() =>
  import('./features/deliveries/deliveries-page').then((m) => ({ default: m.DeliveriesPage })),
);
const CalendarPage = lazy(() => import('./features/calendar/calendar-page').then((m) => ({ default: m.CalendarPage })));
const LeaderPage = lazy(() => import('./features/leader/leader-page').then((m) => ({ default: m.LeaderPage })));
const IncidentsPage = lazy(() =>
  import('./features/incidents/incidents-page').then((m) => ({ default: m.IncidentsPage })),
);
const DiagramsPage = lazy(() => import('./features/diagrams/diagrams-page').then((m) => ({ default: m.DiagramsPage })));
const SchemesPage = lazy(() => import('./features/scheme/schemes-page').then((m) => ({ default: m.SchemesPage })));
const SchemePage = lazy(() => import('./features/scheme/scheme-page').then((m) => ({ default: m.SchemePage })));
const DelegationsPage = lazy(() =>
  import('./features/delegation/delegations-page').then((m) => ({ default: m.DelegationsPage })),
);
const ProgramsPage = lazy(() => import('./features/program/programs-page').then((m) => ({ default: m.ProgramsPage })));
const ResearchPage = lazy(() => import('./features/research/research-page').then((m) => ({ default: m.ResearchPage })));
const PublicSurveyPage = lazy(() =>
  import('./features/public-survey/public-survey-page').then((m) => ({ default: m.PublicSurveyPage })),
);
const FindingsPage = lazy(() => import('./features/findings/findings-page').then((m) => ({ default: m.FindingsPage })));
const CluesPage = lazy(() => import('./features/clues/clues-page').then((m) => ({ default: m.CluesPage })));
const FieldPage = lazy(() => import('./features/field/field-page').then((m) => ({ default: m.FieldPage })));
const waiting = <Spin style={{ display: 'block', margin: '20vh auto' }} aria-label="正在打开" />;

/** A link that was given to somebody of the public opens its questionnaire, whoever is signed in, and asks for no session. */
export const App = (): JSX.Element =>
  window.location.pathname === '/survey' ? (
    <Suspense fallback={waiting}>
      <PublicSurveyPage />
    </Suspense>
  ) : (
    <Console />
  );

const Console = (): JSX.Element => {
  const session = useSession();
  if (session.isPending) return waiting;
  if (!session.data) return <SignInPage />;
  const me = session.data;
  if (me.mustChangePassword) return <PasswordPage />;
  return (
    <Session.Provider value={me}>
      <BrowserRouter>
        <Shell>
          <Suspense fallback={waiting}>
            <Routes>
              <Route
                path="/"
                element={<Navigate to={has(me, 'GOV_HEAD', 'GOV_LEADER') ? '/leader' : '/inbox'} replace />}
              />
              <Route path="/inbox" element={<InboxPage />} />
              <Route path="/register" element={<RegisterPage />} />
              <Route path="/meeting" element={<MeetingPage />} />
              <Route path="/ledger" element={<LedgerPage />} />
              <Route path="/matters" element={<ListsPage />} />
              <Route path="/findings" element={<FindingsPage />} />
              <Route path="/clues" element={<CluesPage />} />
              <Route path="/search" element={<SearchPage />} />
              <Route path="/overview" element={<OverviewPage />} />
              <Route path="/messages" element={<MessagesPage />} />
              <Route path="/deliveries" element={<DeliveriesPage />} />
              <Route path="/calendar" element={<CalendarPage />} />
              <Route path="/field" element={<FieldPage />} />
              <Route path="/programs" element={<ProgramsPage />} />
              <Route path="/research" element={<ResearchPage />} />
              <Route path="/leader" element={<LeaderPage />} />
              <Route path="/incidents" element={<IncidentsPage />} />
              <Route path="/diagrams" element={<DiagramsPage />} />
              <Route path="/matters/:id" element={<MatterPage />} />
              <Route path="/matters/:id/items/:no" element={<ItemPage />} />
              <Route path="/schemes" element={<SchemesPage />} />
              <Route path="/schemes/:id" element={<SchemePage />} />
              <Route path="/delegations" element={<DelegationsPage />} />
              <Route path="*" element={<Result status="404" title="没有这个页面" subTitle="请从左侧选择" />} />
            </Routes>
          </Suspense>
        </Shell>
      </BrowserRouter>
    </Session.Provider>
  );
};
