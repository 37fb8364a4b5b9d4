import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { RunWorkerCommand } from './run.command';

@Command({ name: 'worker', description: 'Work that no caller waits for', subCommands: [RunWorkerCommand] })
export class WorkerCommand extends NounCommand {}
