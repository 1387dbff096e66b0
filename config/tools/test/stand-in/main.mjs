import { MEMBER, StandInServer } from './server.mjs';

/** `npm run stand-in`: the page with a pretended gym, to work on it without the services. */
const url = await new StandInServer().start(Number(process.env.PORT ?? 0));
console.log(`${url}  ${MEMBER.email}  ${MEMBER.password}`);
