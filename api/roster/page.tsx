import { Crumbs } from '../ui/crumbs';
import { Frame } from '../ui/frame';
import { History } from '../ui/history';
import { Badge, Empty, Table, When } from '../ui/html';
import { RefusalNotice } from '../ui/refusal';
import type { RosterScene } from './scene';
import { RosterForms } from './forms';
import { MySubstitutes } from './substitutes';
import { periodLine } from '../../domain/roster/sentences';
import { rosterWords } from './words';
import { word } from '../../mail/words';
import { say } from '../../domain/shared/text';
import { titleIn } from '../../domain/programme/titles';
import type { Group, Seat } from '../../domain/programme/governance';

/** Who holds which seat, since and until when; what vacancies hold up; one's own substitutes; and the office's appointments. */
export const RosterPage = ({ scene }: { readonly scene: RosterScene }) => {
  const { reader, view, refused, isDone, isOffice, entries } = scene;
  const { language } = reader;
  const words = rosterWords[language];
  const { groups, supervision } = view.definition.governance;
  return (
    <Frame reader={reader} title={words.title} name={say(view.title, language)} home={`/programmes/${view.key}`}>
      <Crumbs home={`/programmes/${view.key}`} kind={words.title} language={language} />
      <h1>{words.title}</h1>
      {refused && <RefusalNotice {...refused} language={language} />}
      {isDone && (
        <p class="notice done" role="status">
          {words.recorded}
        </p>
      )}
      <p class="quiet">{words.intro}</p>
      {[...Object.values(groups), supervision].map((group) => (
        <GroupSeats key={group.key} group={group} scene={scene} />
      ))}
      <StandingIn scene={scene} />
      <MySubstitutes scene={scene} />
      {isOffice && <RosterForms scene={scene} />}
      <History entries={entries} reader={reader} programme={view.definition} />
    </Frame>
  );
};

interface GroupProps {
  readonly group: Group;
  readonly scene: RosterScene;
}

const GroupSeats = ({ group, scene }: GroupProps) => {
  const { language } = scene.reader;
  return (
    <Table isStacked caption={say(group.title, language)} heads={rosterWords[language].heads}>
      {group.seats.map((seat) => (
        <SeatRow key={seat.id} seat={seat} scene={scene} />
      ))}
    </Table>
  );
};

const SeatRow = ({ seat, scene }: { readonly seat: Seat; readonly scene: RosterScene }) => {
  const { reader, view, timeline } = scene;
  const { language, zone } = reader;
  const words = rosterWords[language];
  const since = timeline.since[seat.id];
  const coming = timeline.coming[seat.id] ?? [];
  const party = say(titleIn(view.definition.parties, seat.party), language);
  return (
    <tr>
      <td>
        {party} · {say(seat.title, language)}
      </td>
      <td data-label={words.heads[1]}>{seat.holder ?? <Vacancy seat={seat} scene={scene} />}</td>
      <td data-label={words.heads[2]}>
        {since === undefined ? words.sinceStart : <When at={since} zone={zone} language={language} year />}
      </td>
      <td {...(coming.length > 0 && { 'data-label': words.heads[3] })}>
        {coming.map(({ holder, from }) => (
          <div key={from}>
            <When at={from} zone={zone} language={language} year />
            {holder === null ? words.vacantFrom : words.heldFrom(holder)}
          </div>
        ))}
      </td>
    </tr>
  );
};

const Vacancy = ({ seat, scene: { reader, blocked } }: { readonly seat: Seat; readonly scene: RosterScene }) => {
  const { language } = reader;
  const words = rosterWords[language];
  const titles = (blocked.get(seat.id) ?? []).map((title) => say(title, language));
  return (
    <>
      <Badge tone={titles.length > 0 ? 'late' : 'soon'}>{word('vacant', language)}</Badge>
      <div class="small">
        {titles.length > 0 ? words.blocks(titles.join(language === 'zh' ? '、' : ', ')) : words.blocksNothing}
      </div>
    </>
  );
};

const StandingIn = ({ scene: { reader, timeline } }: { readonly scene: RosterScene }) => {
  const words = rosterWords[reader.language];
  return (
    <section aria-labelledby="standing-in">
      <h2 id="standing-in">{words.standingIn}</h2>
      {timeline.substitutions.length === 0 ? (
        <Empty>{words.noneStandIn}</Empty>
      ) : (
        <ul class="card plain">
          {timeline.substitutions.map((each) => (
            <li key={`${each.person} ${each.substitute}`}>
              {words.standsIn(each.substitute, each.person)}
              <div class="small quiet">{periodLine(each, reader)}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
