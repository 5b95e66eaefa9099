#!/usr/bin/env node
// An old Node has to be able to read this file and the one that it imports, so neither uses what such a one lacks.
import { ageProblem, startProblem } from './start-problems.js';

const stop = (message) => {
  console.error(message);
  process.exitCode = 1;
};

const start = async () => {
  const { loadCommands } = await import('./bundle/load.js');
  await loadCommands();
};

const tooOld = ageProblem(process.versions.node);
if (tooOld === undefined) {
  start().catch((error) => {
    const problem = startProblem(error);
    if (problem === undefined) throw error;
    stop(problem);
  });
} else stop(tooOld);
