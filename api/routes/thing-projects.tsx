import { projectId } from '../../contracts/project';
import { ProjectPage } from '../pages/project';
import { ProjectsPage } from '../pages/projects';
import { listed, listOf } from './finding-things';

export const projectThing = listed(
  'project',
  ({ projects: all }) => all,
  projectId,
  (found, context) => <ProjectPage context={context} project={found} />,
);

export const projectsThing = listOf((context) => <ProjectsPage context={context} />);
