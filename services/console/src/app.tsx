import { type JSX, Suspense } from 'react';
import { BrowserRouter, matchPath, Navigate, Route, Routes } from 'react-router';
import { askMatter } from './features/matter/ask';
import { has, Session, useSession } from './session';
import { inAntd, lazily, type Load } from './shared/in-antd';
import { Waiting } from './shared/states';
import { Shell } from './shell';

const antdPages: Record<string, Load<object>> = {
  '/inbox': () => import('./features/inbox/inbox-page').then((m) => m.InboxPage),
  '/register': () => import('./features/register/register-page').then((m) => m.RegisterPage),
  '/meeting': () => import('./features/meeting/meeting-page').then((m) => m.MeetingPage),
  '/ledger': () => import('./features/ledger/ledger-page').then((m) => m.LedgerPage),
  '/matters': () => import('./features/lists/lists-page').then((m) => m.ListsPage),
  '/findings': () => import('./features/findings/findings-page').then((m) => m.FindingsPage),
  '/clues': () => import('./features/clues/clues-page').then((m) => m.CluesPage),
  '/search': () => import('./features/search/search-page').then((m) => m.SearchPage),
  '/overview': () => import('./features/overview/overview-page').then((m) => m.OverviewPage),
  '/messages': () => import('./features/messages/messages-page').then((m) => m.MessagesPage),
  '/deliveries': () => import('./features/deliveries/deliveries-page').then((m) => m.DeliveriesPage),
  '/calendar': () => import('./features/calendar/calendar-page').then((m) => m.CalendarPage),
  '/field': () => import('./features/field/field-page').then((m) => m.FieldPage),
  '/programs': () => import('./features/program/programs-page').then((m) => m.ProgramsPage),
  '/research': () => import('./features/research/research-page').then((m) => m.ResearchPage),
  '/leader': () => import('./features/leader/leader-page').then((m) => m.LeaderPage),
  '/incidents': () => import('./features/incidents/incidents-page').then((m) => m.IncidentsPage),
  '/diagrams': () => import('./features/diagrams/diagrams-page').then((m) => m.DiagramsPage),
  '/matters/:id/items/:no': () => import('./features/matter/item-page').then((m) => m.ItemPage),
  '/schemes': () => import('./features/scheme/schemes-page').then((m) => m.SchemesPage),
  '/schemes/:id': () => import('./features/scheme/scheme-page').then((m) => m.SchemePage),
  '/delegations': () => import('./features/delegation/delegations-page').then((m) => m.DelegationsPage),
  '*': () => import('./shared/unhappy').then((m) => m.NoPage),
};
const MATTER = '/matters/:id';
const pages = [
  [MATTER, lazily(() => import('./features/matter/matter-page').then((m) => m.MatterPage))] as const,
  ...Object.entries(antdPages).map(([path, load]) => [path, inAntd(load)] as const),
];
const PublicSurveyPage = inAntd(() =>
  import('./features/public-survey/public-survey-page').then((m) => m.PublicSurveyPage),
);
const SignInPage = inAntd(() => import('./features/sign-in/sign-in-page').then((m) => m.SignInPage));
const PasswordPage = inAntd(() => import('./features/sign-in/password-page').then((m) => m.PasswordPage));

// The page that is asked for is on its way before it is known who is signed in.
const { pathname, search } = window.location;
const asked = (path: string) => matchPath(path, pathname === '/' ? '/inbox' : pathname);
for (const [path, Page] of pages) if (path !== '*' && asked(path)) void Page.load();
const matterId = asked(MATTER)?.params.id;
if (matterId) askMatter(matterId, new URLSearchParams(search).get('tab'));

const waiting = (
  <div className="page" aria-label="正在打开">
    <Waiting />
  </div>
);

/** A link that was given to somebody of the public opens its questionnaire, whoever is signed in, and asks for no session. */
export const App = (): JSX.Element => (
  <Suspense fallback={waiting}>{pathname === '/survey' ? <PublicSurveyPage /> : <Console />}</Suspense>
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
              {pages.map(([path, Page]) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
            </Routes>
          </Suspense>
        </Shell>
      </BrowserRouter>
    </Session.Provider>
  );
};
