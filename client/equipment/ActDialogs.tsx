import { doing, done, type ActKit, type ActUnit, type Doing } from './acts.ts';
import { BrokenDialog } from './BrokenDialog.tsx';
import { CheckInDialog } from './CheckInDialog.tsx';
import { CheckInKitDialog } from './CheckInKitDialog.tsx';
import { CheckOutDialog } from './CheckOutDialog.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import { MissingDialog } from './MissingDialog.tsx';

const unitIn = (...acts: Doing['act'][]): ActUnit | null => {
  const now = doing();
  return now && 'unit' in now && acts.includes(now.act) ? now.unit : null;
};
const kitIn = (act: Doing['act']): ActKit | null => {
  const now = doing();
  return now && 'kit' in now && now.act === act ? now.kit : null;
};

/** Once on each page of equipment: the dialog of what is being done. */
export function ActDialogs() {
  return (
    <>
      <CheckOutDialog unit={unitIn('check_out')} kit={kitIn('check_out_kit')} />
      <CheckInDialog unit={unitIn('check_in')} />
      <CheckInKitDialog kit={kitIn('check_in_kit')} />
      <BrokenDialog unit={unitIn('report_broken')} />
      <MaintenanceDialog
        resource={unitIn('start_maintenance', 'edit_maintenance')}
        maintenance={doing()?.act === 'edit_maintenance' ? (unitIn('edit_maintenance')?.maintenance ?? null) : null}
        onClose={done}
      />
      <FinishDialog resource={unitIn('finish_maintenance')} maintenanceId={unitIn('finish_maintenance')?.maintenance?.id} onClose={done} />
      <MissingDialog unit={unitIn('report_missing', 'report_found')} found={doing()?.act === 'report_found'} />
    </>
  );
}
