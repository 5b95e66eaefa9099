/** The policy templates of the platform. Source: Microsoft's paconn-apiProperties.schema.json. */

export interface PolicyTemplate {
  /** The parameters without their common prefix. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** When the policy may run; none where the template has no choice. */
  readonly sections: readonly string[];
}

const either = ['Request', 'Response'];

const template = (required: readonly string[], optional: readonly string[], sections: readonly string[]) => ({
  required,
  optional,
  sections,
});

const templates: ReadonlyMap<string, PolicyTemplate> = new Map([
  [
    'convertarraytoobject',
    template(
      ['propertyParentPath', 'keyWithinCollectionPath', 'newPropertyPath'],
      ['propertySubPath', 'retainKey'],
      either,
    ),
  ],
  [
    'convertobjecttoarray',
    template(['propertyParentPath', 'newPropertyPath'], ['propertySubPath', 'keyName', 'valueName'], either),
  ],
  ['dynamichosturl', template(['urlTemplate'], [], [])],
  ['encodepropertyvalue', template(['propertyParentPath', 'newPropertyPath'], ['propertySubPath'], either)],
  ['pollingtrigger', template(['triggerConfig', 'triggerDataPath'], [], [])],
  ['routerequesttoendpoint', template(['newPath'], ['httpMethod'], [])],
  ['setheader', template(['name', 'value'], ['existsAction'], [...either, 'Failure'])],
  [
    'setproperty',
    template(['newPropertyParentPathTemplate', 'newPropertySubPathTemplate', 'propertyValuePathTemplate'], [], either),
  ],
  ['setqueryparameter', template(['name', 'value'], ['existsAction'], [])],
  [
    'setvaluefromurl',
    template(['parameterTemplate', 'parameterValueUrl', 'parameterValuePathTemplate'], ['httpMethod'], either),
  ],
  [
    'stringreplace',
    template(
      ['propertyParentPath', 'sourceString', 'replacementString', 'newPropertyPath'],
      ['propertySubPath'],
      either,
    ),
  ],
  [
    'stringtoarray',
    template(
      ['propertyParentPath', 'delimiterList', 'childPropertyName', 'newPropertyPath'],
      ['propertySubPath'],
      either,
    ),
  ],
  ['updatenextlink', template(['nextLinkPropertyName'], ['nextLinkParentPropertyPath'], [])],
]);

export const policyTemplateIds: readonly string[] = [...templates.keys()];

/** The template of that id; the platform takes the ids in PascalCase as well. */
export const policyTemplate = (id: string): PolicyTemplate | undefined => templates.get(id.toLowerCase());
