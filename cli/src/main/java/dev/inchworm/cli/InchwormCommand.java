// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.demo.DemoCommand;
import dev.inchworm.cli.lint.LintCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code inchworm} command. */
@Command(
        name = "inchworm",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Changes a live database in small reversible steps, while old and new code run side by side.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            LintCommand.class,
            PlanCommand.class,
            RehearseCommand.class,
            StartCommand.class,
            RunCommand.class,
            StatusCommand.class,
            WhyCommand.class,
            AdvanceCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            HaltCommand.class,
            RampCommand.class,
            RouteCommand.class,
            VerifyCommand.class,
            ApproveCommand.class,
            UndoCommand.class,
            UsageCommand.class,
            GuardCommand.class,
            AuditCommand.class
        },
        footer = {
            "",
            "A migration goes through these phases, each opened by measured evidence and each with a way back:",
            "  PREPARE  EXPAND  DUAL_WRITE  BACKFILL  VERIFY  CUTOVER  ENFORCE  HOLD  CONTRACT  DONE",
            "",
            "First steps:",
            "  inchworm demo                        watch one on a throw-away database under load",
            "  inchworm lint db/migration           what your SQL files lock, and the safe way; connects to nothing",
            "  inchworm init orders --url URL       write inchworm.yaml and a first migration.yaml",
            "  inchworm plan                        every step with its SQL, its lock and its way back; reads only",
            "  inchworm rehearse                    the whole plan on a throw-away database, there and back",
            "  inchworm run                         works until done, or until it needs you",
            "  inchworm route ID old                the lever: reads are back on old within a second",
            "",
            "Exit codes: 0 done, 2 mistake, 3 refused or waiting for a person, 4 failure, 5 outcome unknown, 70 bug"
        })
public final class InchwormCommand implements Runnable {

    private static final int MISTAKE = 2;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    private InchwormCommand() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        CommandLine line = line();
        Failures.tellForEveryThread(line.getErr());
        System.exit(Failures.execute(line, args));
    }

    /** The command line, ready to execute. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new InchwormCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO));
        line.setExecutionExceptionHandler(new Failures());
        line.setParameterExceptionHandler(InchwormCommand::mistake);
        return line;
    }

    private static int mistake(CommandLine.ParameterException exception, String[] args) {
        CommandLine at = exception.getCommandLine();
        PrintWriter err = at.getErr();
        List<String> near = exception instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        err.printf("IW-1201 %s%n", exception.getMessage());
        err.println("  State: nothing was opened and nothing changed");
        String hint = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
        err.printf("  Next:  %s%s --help%n", hint, at.getCommandSpec().qualifiedName());
        return MISTAKE;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
