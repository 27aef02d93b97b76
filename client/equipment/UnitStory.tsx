import { A } from '@solidjs/router';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import type { GearUnitQuery } from '../graphql/generated/graphql.ts';
import { Facts, Line, Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import { SessionLine, sessionPath } from '../records/SessionLine.tsx';
import { format } from '../time/format.ts';
import { title } from '../ui/words.ts';
import type { UnitDetail } from './equipment-documents.ts';

/** What is known of a unit. */
export function UnitFacts(props: { unit: UnitDetail }) {
  const unit = () => props.unit;
  return (
    <Facts
      facts={[
        {
          label: 'For',
          value: unit().checkout?.bookingId ? <A href={sessionPath(unit().checkout!.bookingId!)}>{unit().checkout?.bookingTitle}</A> : '',
          shown: !!unit().checkout?.bookingId,
        },
        { label: 'Label', value: unit().barcode },
        { label: 'Serial number', value: unit().serial, shown: unit().serial !== '' },
        { label: 'Condition', value: title(unit().condition) },
        { label: 'Place', value: unit().location, shown: unit().location !== '' },
        {
          label: 'Kit',
          value: <A href={`/equipment/kits?open=${encodeURIComponent(unit().kit?.id ?? '')}`}>{unit().kit?.name}</A>,
          shown: !!unit().kit,
        },
        { label: 'Bought', value: format().dayWithYear(`${unit().purchasedOn}T12:00:00Z`), shown: !!unit().purchasedOn },
        { label: 'Price', value: format().money(unit().purchaseCostMinor ?? 0), shown: unit().purchaseCostMinor != null },
        {
          label: 'Hire',
          value: `${format().money(unit().model.dailyRateMinor ?? 0)} a day`,
          shown: may(equipmentPolicy, 'see_gear_money') && (unit().model.dailyRateMinor ?? 0) > 0,
        },
      ]}
    />
  );
}

/** Who has a unit next, and who had it. */
export function UnitHistory(props: {
  unit: UnitDetail;
  checkouts: GearUnitQuery['checkouts']['nodes'] | undefined;
  maintenances: GearUnitQuery['maintenances']['nodes'] | undefined;
}) {
  return (
    <>
      <Section title="Sessions in the next two weeks">
        <Lines rows={props.unit.reservations} empty="None has it.">
          {(one) => <SessionLine id={one.bookingId} title={one.title} startsAt={one.startsAt} endsAt={one.endsAt} />}
        </Lines>
      </Section>
      <Section title="Was out">
        <Lines rows={props.checkouts} empty="Never yet.">
          {(one) => (
            <Line
              title={one.holderName}
              detail={[`${format().dayShort(one.outAt)} to ${one.returnedAt ? format().dayShort(one.returnedAt) : ''}`, one.bookingTitle]
                .filter(Boolean)
                .join(' · ')}
              end={one.conditionIn && one.conditionIn !== 'good' ? title(one.conditionIn) : ''}
            />
          )}
        </Lines>
      </Section>
      <Section title="Maintenance">
        <Lines rows={props.maintenances} empty="None yet.">
          {(one) => (
            <Line
              title={one.description}
              detail={`${title(one.kind)}, ${format().dayShort(one.startsAt)}${one.endedAt ? ` to ${format().dayShort(one.endedAt)}` : ''}`}
              end={one.costMinor ? format().money(one.costMinor) : ''}
            />
          )}
        </Lines>
      </Section>
    </>
  );
}
