import { charge } from '../account.ts';
import { SendmodeRefusal } from '../codes.ts';
import { mobileDigits, optionalText, requiredText, requiredTexts } from '../fields.ts';
import { accept, type Message, type Recipient } from '../outbox.ts';
import { acceptedDates, nearestQuarterHour, parseScheduleDate, roundTrip } from '../schedule.ts';
import { isBasic, type Segmentation, segment } from '../segments.ts';
import type { AllowedRequest, SimulatedOperation } from './operation.ts';

type Identified = Pick<Recipient, 'number' | 'digits'>;

// The header of a concatenated message numbers its segments in one octet (3GPP TS 23.040, 9.2.3.24.1).
const mostSegments = 255;

/** The segments of a text. Code 1 where it is blank or too long. */
export const sendable = (text: string): Segmentation => {
  if (text.trim() === '')
    throw new SendmodeRefusal('INVALID_MESSAGE_LENGTH', 'No valid message was supplied: messagetext is blank');
  const segmentation = segment(text);
  if (segmentation.segments > mostSegments)
    throw new SendmodeRefusal(
      'INVALID_MESSAGE_LENGTH',
      `No valid message was supplied: messagetext takes ${segmentation.segments} segments, and at most ${mostSegments} are possible`,
    );
  return segmentation;
};

const senderId = (data: AllowedRequest['data']): string | undefined => {
  const senderid = optionalText(data, 'senderid');
  if (senderid === undefined) return undefined;
  const characters = [...senderid];
  const alphanumeric = characters.length <= 11 && characters.every((each) => isBasic(each) && !/[\r\n]/.test(each));
  if ((alphanumeric && senderid.trim() !== '') || /^\+?\d{3,15}$/.test(senderid)) return senderid;
  throw new SendmodeRefusal(
    'INVALID_SENDER_ID',
    `senderid ${JSON.stringify(senderid)} is not valid: use up to 11 characters of the GSM alphabet, or 3 to 15 digits`,
  );
};

const quarterHour = (scheduledate: string): number => {
  const time = parseScheduleDate(scheduledate);
  if (time !== undefined) return nearestQuarterHour(time);
  throw new SendmodeRefusal(
    'INVALID_SCHEDULE_DATE_FORMAT',
    `scheduledate ${JSON.stringify(scheduledate)} is not a date and time: write it like ${acceptedDates}`,
  );
};

const identify = (numbers: readonly string[], { choices, readNumber }: AllowedRequest): Identified[] => {
  const recipients = numbers.map((number) => ({ number, digits: readNumber(number) }));
  const noneValid = recipients.every((each) => each.digits === undefined);
  if (noneValid || choices.invalidRecipient === 'refuse')
    for (const [index, { number, digits }] of recipients.entries())
      if (digits === undefined) mobileDigits(number, `recipients[${index}]`, readNumber);
  return recipients;
};

/** What a message is charged with and goes into. */
export type Charging = Pick<AllowedRequest, 'account' | 'choices' | 'outbox' | 'now'>;

const charged = ({ account, choices }: Charging, recipients: readonly Identified[], segments: number): Recipient[] => {
  const cost = segments * recipients.filter((each) => each.digits !== undefined).length;
  const paid = charge(account, cost);
  if (!paid && choices.insufficientCredits === 'refuse')
    throw new SendmodeRefusal(
      'UNAUTHORISED',
      `Not enough credits: the message costs ${cost}, and the balance is ${account.balance}`,
    );
  return recipients.map((each) =>
    paid && each.digits !== undefined
      ? { ...each, status: 'pending', cost: segments }
      : { ...each, status: 'REJECTD', cost: 0 },
  );
};

/** Charges a message and puts it into the outbox. */
export const post = (
  request: Charging,
  recipients: readonly Identified[],
  message: Pick<
    Message,
    'senderid' | 'messagetext' | 'customerid' | 'scheduledate' | 'sendAt' | 'encoding' | 'segments'
  >,
): void => {
  const { account, outbox, now } = request;
  const paid = charged(request, recipients, message.segments);
  accept(outbox, { ...message, id: outbox.messages.length + 1, account, acceptedAt: now, recipients: paid });
};

/**
 * Takes a message and its charge; the message leaves at once or at its quarter hour. One of an account that v2 does not serve
 * is accepted like any other, and that is all that happens.
 */
export const sendSms: SimulatedOperation = (request) => {
  const { data, dataName, account, now } = request;
  const messagetext = requiredText(data, 'messagetext', dataName);
  const numbers = requiredTexts(data, 'recipients', dataName);
  const senderid = senderId(data);
  const customerid = optionalText(data, 'customerid');
  const scheduledate = optionalText(data, 'scheduledate');
  const { encoding, segments } = sendable(messagetext);
  const sendAt = scheduledate === undefined ? now : quarterHour(scheduledate);
  const recipients = identify(numbers, request);
  const message = { senderid, messagetext, customerid, scheduledate };
  if (account.servedBy === 'v2')
    post(request, recipients, { ...message, encoding, segments, sendAt: Math.max(sendAt, now) });
  else request.outbox.neverSent.push({ account, acceptedAt: now, messagetext });
  return { acceptedDateTime: roundTrip(now), message: { ...message, recipients: numbers } };
};
