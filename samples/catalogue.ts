/** What each sample is called and what it does, the same on every host. */
const catalogue = {
  AppointmentReminder: {
    displayName: 'Appointment reminder',
    description:
      'Waits until some hours before an appointment and sends a reminder. An appointment too far away to wait for is scheduled at Sendmode instead.',
  },
  OneTimeAlert: {
    displayName: 'One-time alert',
    description: 'Sends one text to several people at once, each number once.',
  },
  ImportFromForm: {
    displayName: 'Import a customer from a form',
    description: 'Adds the person who filled in a form to a group in Sendmode and tells the form whether that worked.',
  },
  OptOut: {
    displayName: 'Opt-out',
    description: 'Opts out the number that your own system hands over and tells that system whether it worked.',
  },
  LowCreditAlarm: {
    displayName: 'Low-credit alarm',
    description:
      'Looks at the balance every day. Below a limit it sends a text, or fails on purpose when no number is set, so that the host tells the owner.',
  },
  SendWithReviewList: {
    displayName: 'Send with a review list',
    description:
      'Sends the messages of a list one after the other and answers which were accepted, which were refused, and which somebody must look at because nobody knows whether they went out.',
  },
  DeliveryReports: {
    displayName: 'Delivery reports',
    description:
      "Receives Sendmode's delivery reports, answers True as Sendmode expects, and picks out what was not delivered.",
  },
  DeliveryReportsByPost: {
    displayName: 'Delivery reports by POST',
    description:
      'The same for reports that Sendmode posts, in the address or as a form: use the one whose method your account uses.',
  },
  BulkCampaign: {
    displayName: 'Bulk campaign',
    description:
      'Sends one text to a large list in batches, within the throttling limit. It texts nobody on a suppression list, and nobody at all while an entry of that list cannot be read; it waits when told to, repeats nothing whose outcome is unknown, and reports what became of everybody.',
  },
  ProveYourAccount: {
    displayName: 'Prove your account',
    description:
      'Reads the balance, sends one text to your own phone, reads the balance again, and says whether your account is served. Run it once, before you rely on the connection.',
  },
  SendOnEngage: {
    displayName: 'Send on Engage',
    description:
      "Sends a text from an account on Sendmode's newer API, which the connector cannot reach in Logic Apps. It calls that API over HTTP, with the key as a secure parameter.",
  },
} as const;

export type SampleName = keyof typeof catalogue;

/** The name in file names, the name that people see, and what the sample does. */
export const describeSample = (
  name: SampleName,
): { readonly name: SampleName; readonly displayName: string; readonly description: string } => ({
  name,
  ...catalogue[name],
});
