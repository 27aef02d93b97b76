import { visibleTo } from '../../domain/production/production-policy.ts';
import { STAFF_AND_CLIENTS } from '../shared/access.ts';
import { ARCHIVED, contains, inUse } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { Project } from './project.ts';
import { ProjectStageEnum } from './stages.ts';

list('projects', {
  model: 'Project',
  type: Project,
  access: STAFF_AND_CLIENTS,
  description: 'The studio’s projects, as far as the caller may know of them.',
  sorts: {
    PIPELINE: (direction) => [{ stage: direction }, { position: direction }],
    NAME: (direction) => ({ name: direction }),
    CLIENT: (direction) => [{ client: { name: direction } }, { name: direction }],
    DEADLINE: (direction) => ({ deadline: { sort: direction, nulls: 'last' } }),
    CREATED: (direction) => ({ createdAt: direction }),
  },
  search: (word) => ({
    OR: [{ name: contains(word) }, { client: { name: contains(word) } }, { producer: { resource: { name: contains(word) } } }],
  }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    stage: arg({ type: ProjectStageEnum, description: 'Only in this stage.' }),
    clientId: idField(arg as never, 'Client', { required: false, description: 'Only for this client.' }),
    producerId: idField(arg as never, 'Person', { required: false, description: 'Only led by this person.' }),
  }),
  where: (caller, { archived, stage, clientId, producerId }) => ({
    AND: [visibleTo(caller.actor), inUse(archived), stage ? { stage } : {}, clientId ? { clientId } : {}, producerId ? { producerId } : {}],
  }),
});
