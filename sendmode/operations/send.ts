import { charge } from '../account.ts';
import { SendmodeRefusal } from '../codes.ts';
import { mobileDigits, optionalText, requiredText, requiredTexts } from '../fields.ts';
import { accept, type Recipient } from '../outbox.ts';
import { acceptedDates, nearestQuarterHour, parseScheduleDate, roundTrip } from '../schedule.ts';
import { isBasic, type Segmentation, segment } from '../segments.ts';
import type { AllowedRequest, SimulatedOperation } from './operation.ts';

type Identified = Pick<Recipient, 'number' | 'digits'>;

// The header of a concatenated message numbers its segments in one octet (3GPP TS 23.040, 9.2.3.24.1).
const mostSegments = 255;

const sendable = (text: string): Segmentation => {
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
    for (const [index, number] of numbers.entries()) mobileDigits(number, `recipients[${index}]`, readNumber);
  return recipients;
};

const charged = (
  { account, choices }: AllowedRequest,
  recipients: readonly Identified[],
  segments: number,
): Recipient[] => {
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

/** Takes a message and its charge; the message leaves at once or at its quarter hour. */
export const sendSms: SimulatedOperation = (request) => {
  const { data, dataName, account, outbox, now } = request;
  const messagetext = requiredText(data, 'messagetext', dataName);
  const numbers = requiredTexts(data, 'recipients', dataName);
  const senderid = senderId(data);
  const customerid = optionalText(data, 'customerid');
  const scheduledate = optionalText(data, 'scheduledate');
  const { encoding, segments } = sendable(messagetext);
  const sendAt = scheduledate === undefined ? now : quarterHour(scheduledate);
  const recipients = charged(request, identify(numbers, request), segments);
  accept(outbox, {
    id: outbox.messages.length + 1,
    account,
    acceptedAt: now,
    sendAt: Math.max(sendAt, now),
    senderid,
    messagetext,
    customerid,
    scheduledate,
    encoding,
    segments,
    recipients,
  });
  const message = { senderid, messagetext, customerid, scheduledate, recipients: numbers };
  return { acceptedDateTime: roundTrip(now), message };
};
