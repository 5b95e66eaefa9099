/** The least and the most arguments that a function takes. */
type Count = readonly [least: number, most: number];

const any = Number.POSITIVE_INFINITY;

/**
 * The functions of the workflow language by how many arguments they take. Source: Microsoft Learn, "Reference guide to
 * functions in expressions for workflows in Azure Logic Apps and Power Automate" (October 2025), and where that says nothing or
 * less, the functions that the designer offers (Azure/LogicAppsUX). `appsetting` is there in Logic Apps Standard alone.
 */
const functions: readonly (readonly [Count, string])[] = [
  [[0, 0], 'action item listCallbackUrl trigger triggerBody triggerOutputs workflow'],
  [[0, 1], 'guid result utcNow'],
  [
    [1, 1],
    'array base64 base64ToBinary base64ToString binary bool dataUri dataUriToBinary dataUriToString dayOfMonth dayOfWeek dayOfYear decimal decodeBase64 decodeDataUri decodeUriComponent empty encodeUriComponent first int isInt json last length not reverse string ticks toLower toUpper trim uriComponent uriComponentToBinary uriComponentToString xml',
  ],
  [[1, 1], 'actions body items iterationIndexes outputs parameters variables'],
  [[1, 1], 'appsetting trimByteOrderMark utf8Length utf16Length'],
  [[1, 1], 'decodeXmlName decodeXmlValue encodeXmlName encodeXmlValue'],
  [[1, 1], 'triggerFormDataMultiValues triggerFormDataValue triggerMultipartBody'],
  [[1, 1], 'uriHost uriPath uriPathAndQuery uriPort uriQuery uriScheme'],
  [[1, 2], 'float isFloat sort startOfDay startOfHour startOfMonth'],
  [[1, 3], 'formatDateTime formatTimeSpan parseDateTime'],
  [[1, any], 'coalesce concat createArray max min'],
  [
    [2, 2],
    'add chunk contains dateDifference div endsWith equals formDataMultiValues formDataValue greater greaterOrEquals indexOf join lastIndexOf less lessOrEquals mod mul multipartBody rand range removeProperty skip split startsWith sub take xpath',
  ],
  // That mergeObjects takes two at least is a guess: no source that could be read says.
  [[2, any], 'and intersection mergeObjects or union'],
  [
    [2, 3],
    'addDays addHours addMinutes addSeconds convertFromUtc convertToUtc formatNumber getFutureTime getPastTime slice substring',
  ],
  [[3, 3], 'addProperty if nthIndexOf replace setProperty'],
  [[3, 4], 'addToTime convertTimeZone subtractFromTime'],
];

const byName = new Map(
  functions.flatMap(([count, names]) => names.split(' ').map((name) => [name.toLowerCase(), count] as const)),
);

/** How many arguments a function takes, or undefined when there is no such function. Names are not case sensitive. */
export const argumentCount = (name: string): Count | undefined => byName.get(name.toLowerCase());
