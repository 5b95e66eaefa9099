// The types of the Sendmode connector, emitted from its definition. Change the description instead.

export interface paths {
    "/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send SMS
         * @description Send an SMS to one or more recipients, at once or at a scheduled time. Never repeat it on your own after an error: the first call may have gone through.
         */
        post: operations["Send_SMS"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Customer
         * @description Import the details of a customer into a group of your Sendmode account.
         */
        post: operations["Import_Customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check Credits
         * @description Check the credit balance of your Sendmode account.
         */
        get: operations["Check_Credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/optout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Optout Customer
         * @description Opt a customer's mobile number out, so that Sendmode blocks later messages to it.
         */
        post: operations["Optout_Customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The message to send.
         * @example {
         *       "message": {
         *         "messagetext": "Your appointment is tomorrow at 09:30.",
         *         "recipients": [
         *           "0870000000"
         *         ],
         *         "senderid": "Clinic",
         *         "customerid": "order-1042",
         *         "scheduledate": "2030-01-31T09:30:00"
         *       }
         *     }
         */
        Send_SMSRequest: {
            message: components["schemas"]["Send_SMSRequestMessage"];
        };
        /** @description The message and its recipients. */
        Send_SMSRequestMessage: {
            /** @description The text of the message. A long text is sent in several parts, and sooner so when it holds emoji or letters outside the basic SMS alphabet. */
            messagetext: string;
            /** @description The mobile numbers that receive the message, one in each item. A number is digits in national form, such as 0870000000, or in international form, such as 353870000000. */
            recipients: string[];
            /** @description The name or number that the recipient sees as the sender. Use one that is registered for your account: some countries, Ireland among them, mark or drop texts under names that are not. A connection to Engage needs one. */
            senderid?: string;
            /** @description Your own reference for the message, which Sendmode repeats in its delivery reports. It does not prevent duplicates. */
            customerid?: string;
            /** @description When to send the message, as a date and time such as 2030-01-31T09:30:00. Sendmode sends at the nearest quarter hour and names no time zone. Leave it empty to send at once. */
            scheduledate?: string;
        };
        Send_SMSResponse: {
            /** @description The outcome in a word. OK means that Sendmode accepted the request. */
            status?: string;
            /**
             * Format: int32
             * @description The outcome as a number. 0 means that Sendmode accepted the request; any other number is an error.
             */
            statusCode?: number;
            /** @description What went wrong, in words. It is absent when the request was accepted. */
            error?: string;
            /** @description The date and time at which Sendmode accepted the message. */
            acceptedDateTime?: string;
            message?: components["schemas"]["Send_SMSResponseMessage"];
        };
        /** @description The message as Sendmode accepted it. */
        Send_SMSResponseMessage: {
            /** @description The name or number that the recipient sees as the sender. */
            senderid?: string;
            /** @description The text of the message. */
            messagetext?: string;
            /** @description Your own reference for the message. */
            customerid?: string;
            /** @description When the message will be sent, if it was scheduled. */
            scheduledate?: string;
            /** @description The mobile numbers that receive the message. */
            recipients?: string[];
        };
        /**
         * @description The customer to import and the group.
         * @example {
         *       "group": "Newsletter",
         *       "importdata": {
         *         "mobilenumber": "0870000000",
         *         "firstname": "Aoife",
         *         "surname": "Byrne",
         *         "address": "1 Main Street",
         *         "town": "Naas",
         *         "county": "Kildare",
         *         "email": "aoife@example.com",
         *         "custom1": "Gold",
         *         "custom2": "Spring campaign",
         *         "businessname": "Byrne Bakery",
         *         "dateofbirth": "31/01/1980"
         *       }
         *     }
         */
        Import_CustomerRequest: {
            /** @description The name of the group in your Sendmode account to which the customer is added. */
            group: string;
            importdata: components["schemas"]["Import_CustomerRequestImportdata"];
        };
        /** @description The details of the customer. */
        Import_CustomerRequestImportdata: {
            /** @description The customer's mobile number, as digits in national form, such as 0870000000, or in international form, such as 353870000000. */
            mobilenumber: string;
            /** @description The customer's first name. */
            firstname?: string;
            /** @description The customer's surname. */
            surname?: string;
            /** @description The street address of the customer's home or business. */
            address?: string;
            /** @description The town of the customer's address. */
            town?: string;
            /** @description The county of the customer's address. */
            county?: string;
            /** @description The customer's email address, such as aoife@example.com. */
            email?: string;
            /** @description A first value of your own that is kept with the customer. */
            custom1?: string;
            /** @description A second value of your own that is kept with the customer. */
            custom2?: string;
            /** @description The name of the customer's business. */
            businessname?: string;
            /** @description The customer's date of birth as dd/mm/yyyy: two digits for the day, two for the month and four for the year, such as 31/01/1980. */
            dateofbirth?: string;
        };
        Import_CustomerResponse: {
            /** @description The outcome in a word. OK means that Sendmode accepted the request. */
            status?: string;
            /**
             * Format: int32
             * @description The outcome as a number. 0 means that Sendmode accepted the request; any other number is an error.
             */
            statusCode?: number;
            /** @description What went wrong, in words. It is absent when the request was accepted. */
            error?: string;
            /** @description The date and time at which Sendmode accepted the import. */
            acceptedDateTime?: string;
            /** @description The name of the group in your Sendmode account to which the customer is added. */
            group?: string;
            importdata?: components["schemas"]["Import_CustomerResponseImportdata"];
        };
        /** @description The customer as Sendmode accepted it. */
        Import_CustomerResponseImportdata: {
            /** @description The customer's mobile number, as digits in national form, such as 0870000000, or in international form, such as 353870000000. */
            mobilenumber?: string;
            /** @description The customer's first name. */
            firstname?: string;
            /** @description The customer's surname. */
            surname?: string;
            /** @description The street address of the customer's home or business. */
            address?: string;
            /** @description The town of the customer's address. */
            town?: string;
            /** @description The county of the customer's address. */
            county?: string;
            /** @description The customer's email address, such as aoife@example.com. */
            email?: string;
            /** @description A first value of your own that is kept with the customer. */
            custom1?: string;
            /** @description A second value of your own that is kept with the customer. */
            custom2?: string;
            /** @description The name of the customer's business. */
            businessname?: string;
            /** @description The customer's date of birth as dd/mm/yyyy: two digits for the day, two for the month and four for the year, such as 31/01/1980. */
            dateofbirth?: string;
        };
        Check_CreditsResponse: {
            /** @description The outcome in a word. OK means that Sendmode accepted the request. */
            status?: string;
            /**
             * Format: int32
             * @description The outcome as a number. 0 means that Sendmode accepted the request; any other number is an error.
             */
            statusCode?: number;
            /** @description What went wrong, in words. It is absent when the request was accepted. */
            error?: string;
            /**
             * Format: float
             * @description How many credits are left, as a decimal number.
             */
            balance?: number;
        };
        /**
         * @description The opt-out to record.
         * @example {
         *       "message": {
         *         "mobilenumber": "0870000000",
         *         "optoutresponse": "STOP",
         *         "returnedresponse": "Removed at the front desk"
         *       }
         *     }
         */
        Optout_CustomerRequest: {
            message: components["schemas"]["Optout_CustomerRequestMessage"];
        };
        /** @description The number that opts out and the reason. */
        Optout_CustomerRequestMessage: {
            /** @description The mobile number of the person who opts out, as digits in national form, such as 0870000000, or in international form, such as 353870000000. */
            mobilenumber: string;
            /** @description What the person answered when opting out, such as STOP. Keep it to at most 50 characters. */
            optoutresponse?: string;
            /** @description A response of your own that Sendmode forwards to an application behind it. */
            returnedresponse?: string;
        };
        Optout_CustomerResponse: {
            /** @description The outcome in a word. OK means that Sendmode accepted the request. */
            status?: string;
            /**
             * Format: int32
             * @description The outcome as a number. 0 means that Sendmode accepted the request; any other number is an error.
             */
            statusCode?: number;
            /** @description What went wrong, in words. It is absent when the request was accepted. */
            error?: string;
            /** @description The date and time at which Sendmode accepted the opt-out. */
            acceptedDateTime?: string;
            /** @description The mobile number that opted out. */
            mobilenumber?: string;
            /** @description The reason that Sendmode recorded. */
            optoutreason?: string;
        };
        /** @description Why a request was refused. */
        SendmodeError: {
            /** @description Sendmode's name for the error. */
            status?: string;
            /**
             * Format: int32
             * @description Sendmode's number for the error. It is absent when the answer did not come from Sendmode.
             */
            statusCode?: number;
            /** @description What went wrong and what to change: a text from Sendmode or the connector, an object with a message from the platform. */
            error?: unknown;
        };
        /** @description What is known about a message that may or may not have been sent. */
        UnknownOutcome: {
            /** @description A name for what happened. */
            status?: string;
            /**
             * Format: int32
             * @description Sendmode's number for the error. It is absent when Sendmode gave none.
             */
            statusCode?: number;
            /** @description What came instead of a clear answer, and what to do now. */
            error?: string;
            /** @description The reference that the request gave for the message, if it gave one. */
            customerid?: string;
            /** @description The identifier of the call on the platform, for a support request. */
            correlationId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Send_SMS: {
        parameters: {
            query?: never;
            header?: {
                /** @description The type of the request body. Sendmode requires application/json; leave it as it is. */
                "Content-Type"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The message to send. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Send_SMSRequest"];
            };
        };
        responses: {
            /** @description Sendmode accepted the message. Accepted does not mean delivered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Send_SMSResponse"];
                };
            };
            /** @description Sendmode refused the request because something in it is missing or not valid. Correct it first. The status code and the error text say what to change. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description Sendmode does not know the API key of the connection. Create the connection again with a valid key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The Sendmode account is not allowed to use the API. Ask Sendmode to enable it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The connection or the action was not found. Nothing was sent; create the connection again. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is too large. Nothing was sent; give fewer or shorter values. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The outcome is unknown: the message may have gone out. Do not send it again without looking. Put the message on a review list. */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownOutcome"];
                };
            };
            /** @description Too many calls in a short time. Nothing was sent; wait a minute before the next call. The Retry-After header says how many seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An unexpected error happened at Sendmode or on the platform. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer means that the operation failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Import_Customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The type of the request body. Sendmode requires application/json; leave it as it is. */
                "Content-Type"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The customer to import and the group. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import_CustomerRequest"];
            };
        };
        responses: {
            /** @description Sendmode accepted the import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import_CustomerResponse"];
                };
            };
            /** @description Sendmode refused the request because something in it is missing or not valid. Correct it first. The status code and the error text say what to change. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description Sendmode does not know the API key of the connection. Create the connection again with a valid key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The Sendmode account is not allowed to use the API. Ask Sendmode to enable it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The connection or the action was not found. Nothing was sent; create the connection again. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is too large. Nothing was sent; give fewer or shorter values. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many calls in a short time. Nothing was sent; wait a minute before the next call. The Retry-After header says how many seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An unexpected error happened at Sendmode or on the platform. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What came back from Sendmode could not be read. Whether the call took effect is unknown; it may be made again. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sendmode did not answer. Whether the call took effect is unknown; it may be made again. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer means that the operation failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Check_Credits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The type of the request body. Sendmode requires application/json; leave it as it is. */
                "Content-Type"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance of the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check_CreditsResponse"];
                };
            };
            /** @description Sendmode refused the request because something in it is missing or not valid. Correct it first. The status code and the error text say what to change. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description Sendmode does not know the API key of the connection. Create the connection again with a valid key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The Sendmode account is not allowed to use the API. Ask Sendmode to enable it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The connection or the action was not found. Nothing was sent; create the connection again. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is too large. Nothing was sent; give fewer or shorter values. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many calls in a short time. Nothing was sent; wait a minute before the next call. The Retry-After header says how many seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An unexpected error happened at Sendmode or on the platform. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What came back from Sendmode could not be read. Whether the call took effect is unknown; it may be made again. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sendmode did not answer. Whether the call took effect is unknown; it may be made again. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer means that the operation failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Optout_Customer: {
        parameters: {
            query?: never;
            header: {
                /** @description The type of the request body. Sendmode requires application/json; leave it as it is. */
                "Content-Type": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The opt-out to record. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Optout_CustomerRequest"];
            };
        };
        responses: {
            /** @description Sendmode recorded the opt-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Optout_CustomerResponse"];
                };
            };
            /** @description Sendmode refused the request because something in it is missing or not valid. Correct it first. The status code and the error text say what to change. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description Sendmode does not know the API key of the connection. Create the connection again with a valid key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The Sendmode account is not allowed to use the API. Ask Sendmode to enable it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendmodeError"];
                };
            };
            /** @description The connection or the action was not found. Nothing was sent; create the connection again. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is too large. Nothing was sent; give fewer or shorter values. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many calls in a short time. Nothing was sent; wait a minute before the next call. The Retry-After header says how many seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An unexpected error happened at Sendmode or on the platform. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What came back from Sendmode could not be read. Whether the call took effect is unknown; it may be made again. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sendmode did not answer. Whether the call took effect is unknown; it may be made again. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer means that the operation failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
