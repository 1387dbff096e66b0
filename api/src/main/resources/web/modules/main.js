import { Announcer } from './announcer.js';
import { ApiClient } from './api-client.js';
import { ConnectionView } from './connection-view.js';
import { Details } from './details.js';
import { byId, setShown } from './dom.js';
import { FloorView } from './floor-view.js';
import { GymVisit } from './gym-visit.js';
import { Http } from './http.js';
import { loadIcons } from './icons.js';
import { LiveConnection } from './live-connection.js';
import { Notice } from './notice.js';
import { Session } from './session.js';
import { SignIn } from './sign-in.js';
import { fragmentOf, settingsIn } from './view-settings.js';

/** Puts the page together: who is made, and who tells whom. */

loadIcons();

const http = new Http();
const session = new Session({ http, storage: sessionStorage });
const api = new ApiClient(http, session);
const announcer = new Announcer(byId('announcer'));
const notice = new Notice();

let settings = settingsIn(location.hash);

const view = new FloorView({
  settings,
  onSettings: changeSettings,
  details: new Details(),
  notice,
  announcer,
});

const connectionView = new ConnectionView({
  onRetry: () => (live.state === 'refused' ? visit.begin(settings.gymId) : live.retryNow()),
  say: (words) => announcer.say(words),
});

const live = new LiveConnection({
  requestTicket: (topics) => api.liveTicket(topics),
  openSocket: (ticket, subprotocol) => new WebSocket(liveUrl(ticket), subprotocol),
  onSnapshot: ({ version, data }) => {
    view.replace(data.machines, version);
    if (data.machines.length === 0) visit.noMachines();
  },
  onDelta: ({ version, data }) => view.apply(data.machines, version),
  onStateChange: (state, failure) => connectionView.show(state, failure),
});

const visit = new GymVisit({
  api,
  view,
  live,
  notice,
  onGym: (gymId) => changeSettings({ gymId }),
});

const signIn = new SignIn({
  signIn: (email, password) => session.signIn(email, password),
  onSignedIn: enter,
});

function liveUrl(ticket) {
  const url = new URL('/v1/live', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('ticket', ticket);
  return url;
}

function changeSettings(change) {
  settings = { ...settings, ...change };
  history.replaceState(null, '', fragmentOf(settings));
  view.settings = settings;
}

function enter() {
  signIn.hide();
  setShown(byId('floor'), true);
  view.settings = settings;
  visit.begin(settings.gymId);
  byId('machines').focus({ preventScroll: true });
}

function leave(message) {
  visit.end();
  changeSettings({ wall: false });
  setShown(byId('floor'), false);
  document.title = 'Live floor – Repstream';
  signIn.show(message);
}

session.onEnded = () => leave('Your session has ended. Please sign in again.');
byId('sign-out').addEventListener('click', () => {
  session.signOut();
  leave('');
});
byId('view-tiles').addEventListener('click', () => changeSettings({ view: 'tiles' }));
byId('view-plan').addEventListener('click', () => changeSettings({ view: 'plan' }));
byId('wall').addEventListener('click', () => changeSettings({ wall: !settings.wall }));
window.addEventListener('online', () => live.retryNow());
window.addEventListener('hashchange', () => {
  const shownGymId = settings.gymId;
  changeSettings(settingsIn(location.hash));
  if (session.signedIn && settings.gymId !== shownGymId) visit.begin(settings.gymId);
});

if (session.signedIn) enter();
else signIn.show();
