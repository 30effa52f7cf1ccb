import { projectId } from '../../contracts/project';
import { ProjectPage } from './page';
import { ProjectsPage } from './list';
import { listed, listOf } from '../things/lookups';

export const projectThing = listed(
  'project',
  ({ projects: all }) => all,
  projectId,
  (found, context) => <ProjectPage context={context} project={found} />,
);

export const projectsThing = listOf((context) => <ProjectsPage context={context} />);
