/** The app setting that says which connector the project uses. */
export const apiSetting = (name: string): string => `${name.toUpperCase()}_API`;

/** The app setting with the address at which a connection is called; the designer of Logic Apps Standard forms its name. */
export const runtimeUrlSetting = (reference: string): string => `${reference}-ConnectionRuntimeUrl`;

/** What the app setting is for a connector of your own, and for the one that Microsoft publishes. */
export const apiSettingValues = (name: string): { readonly custom: string; readonly published: string } => ({
  custom: `resourceGroups/MY-GROUP/providers/Microsoft.Web/customApis/${name}`,
  published: `providers/Microsoft.Web/locations/MY-REGION/managedApis/${name}`,
});
