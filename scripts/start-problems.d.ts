/** What is wrong with a version of Node, such as `20.11.0`, as one message; undefined where nothing is. */
export declare const ageProblem: (version: string) => string | undefined;

/** The message for packages that are not installed; undefined for any other error. */
export declare const startProblem: (error: unknown) => string | undefined;
