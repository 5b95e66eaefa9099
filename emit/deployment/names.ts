/** The names of the files in `dist/connector/`, as deployment tools expect them. */
export const deploymentFiles = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  script: 'script.csx',
  icon: 'icon.png',
  settings: 'settings.json',
  readme: 'README.md',
} as const;
